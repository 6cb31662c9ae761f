import type { hideChannel as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { emitWholeChannel } from '../../events/channel-events.ts';
import { requirePermission } from '../../permissions.ts';
import { recountUnread } from '../../store/counters/unread.ts';
import { hideChannelFor } from '../../store/hides.ts';
import { findMember, updateMember } from '../../store/members.ts';
import type { Handler } from '../handler.ts';
import { channelOfCall } from './channel-of-call.ts';

/** Takes the channel out of one member's list until the next message; `clear_history` also hides what is there. */
export const hideChannel: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const channel = channelOfCall(context, params);
  requirePermission(context, caller, channel, 'read-channel');
  const { cid } = channel;
  const userId = requireActor(context, caller, body, 'channel hide request');
  if (!findMember(context.db, cid, userId)) {
    throw inputError(`user "${userId}" is not a member of the channel, it can only be hidden for members`);
  }
  const now = context.clock.now();
  hideChannelFor(context.db, cid, userId, now);
  if (body.clear_history === true) {
    updateMember(context.db, cid, userId, { hide_messages_before: now, updated_at: now });
    recountUnread(context.db, cid, userId);
  }
  emitWholeChannel(context, 'channel.hidden', channel, userId, {
    clear_history: body.clear_history ?? false,
  });
  return {};
};
