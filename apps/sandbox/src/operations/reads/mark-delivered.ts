import type { markDelivered as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { findChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findMessage } from '../../store/messages.ts';
import { markDelivered as writeDelivered } from '../../store/reads.ts';
import type { Handler } from '../handler.ts';
import { letsKnow } from '../users/privacy.ts';

const keepsDeliveries = ({ db }: Context, channel: ChannelRow): boolean =>
  effectiveConfig(db, channel)?.settings.delivery_events === true;

/**
 * Notes how far messages have reached a user. What does not exist, not in that channel, or where deliveries are not
 * kept, is passed over, and so is everything of a user who keeps it private, and of who is no member.
 */
export const markDelivered: Handler<typeof Operation> = ({ query, body, caller }, context) => {
  const userId = requireActor(context, caller, query, 'mark delivered request');
  if (!letsKnow(context, userId, 'delivery_receipts')) return {};
  for (const { cid = '', id = '' } of body.latest_delivered_messages ?? []) {
    const message = findMessage(context.db, id);
    const channel = findChannel(context.db, cid);
    if (message?.cid !== cid || !channel || !keepsDeliveries(context, channel)) continue;
    if (writeDelivered(context.db, cid, userId, message.created_at, id))
      emitMessageEvent(context, 'message.delivered', message, userId);
  }
  return {};
};
