import type { sendEvent as Operation } from '@backchannel/chat-api/operations';
import type { WSEvent } from '@backchannel/chat-api/types';
import { requireActor } from '../../actor.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { ApiFailure } from '../../errors.ts';
import { emitChannelEvent } from '../../events/emit.ts';
import { requirePermission } from '../../permissions.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { toWire } from '../../time.ts';
import { compact } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { checkCustomType } from '../reserved-events.ts';
import { letsKnow } from '../users/privacy.ts';
import { channelOfCall } from './channel-of-call.ts';

const typing = new Set(['typing.start', 'typing.stop']);
function check({ db }: Context, channel: ChannelRow, type: string): void {
  const settings = effectiveConfig(db, channel)?.settings;
  if (typing.has(type)) {
    if (settings?.typing_events !== true)
      throw new ApiFailure('featureNotSupported', `typing events are not enabled in channel ${channel.cid}`);
    return;
  }
  checkCustomType(type);
  if (settings?.custom_events !== true)
    throw new ApiFailure('featureNotSupported', `custom events are not enabled in channel ${channel.cid}`);
}

/** Answers the event as others get it: hooks do, unless it is typing that its user keeps private. */
export const sendEvent: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { event } = body;
  const channel = channelOfCall(context, params);
  const userId = requireActor(context, caller, event, 'event');
  check(context, channel, event.type);
  requirePermission(
    context,
    caller,
    channel,
    typing.has(event.type) ? 'create-message' : 'send-custom-event',
  );
  if (!typing.has(event.type) || letsKnow(context, userId, 'typing_indicators')) {
    emitChannelEvent(context, event.type, channel, userId, {
      parent_id: event.parent_id,
      custom: event.custom ?? {},
    });
  }
  return {
    event: compact<WSEvent>({
      type: event.type,
      cid: channel.cid,
      channel_id: channel.id,
      channel_type: channel.type,
      team: channel.team ?? undefined,
      parent_id: event.parent_id,
      user: new UserBook(context).get(userId),
      custom: event.custom ?? {},
      created_at: toWire(context.clock.now()),
    }),
  };
};
