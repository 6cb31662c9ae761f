import type { markDelivered as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { findMessage } from '../../store/messages.ts';
import { markDelivered as writeDelivered } from '../../store/reads.ts';
import type { Handler } from '../handler.ts';

/** Notes how far messages have reached a user. What does not exist, or not in that channel, is passed over. */
export const markDelivered: Handler<typeof Operation> = ({ query, body, caller }, context) => {
  const userId = requireActor(context, caller, query, 'mark delivered request');
  for (const { cid = '', id = '' } of body.latest_delivered_messages ?? []) {
    const message = findMessage(context.db, id);
    if (message?.cid !== cid) continue;
    writeDelivered(context.db, cid, userId, message.created_at, id);
    emitMessageEvent(context, 'message.delivered', message, userId);
  }
  return {};
};
