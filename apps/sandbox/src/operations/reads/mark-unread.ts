import type { markUnread as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitUnread } from '../../events/read-events.ts';
import { requirePermission } from '../../permissions.ts';
import { recountUnreadOf } from '../../store/counters/unread.ts';
import { messagePage } from '../../store/message-window.ts';
import { moveReading } from '../../store/reads.ts';
import { markThread } from '../../store/thread-reads.ts';
import { toMicros } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';
import { messageIn, requireReading, threadIn } from './reading-member.ts';

function unreadFrom({ db }: Context, cid: string, userId: string, from: Micros): void {
  const [before] = messagePage(db, { cid }, { bounds: [{ sign: '<', at: from }] }, 1);
  moveReading(db, cid, userId, from - 1, before?.id ?? null);
  recountUnreadOf(db, cid, userId);
}

/** Makes a message, or what came at a moment, and all that followed unread for one member; or a whole thread. */
export const markUnread: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const channel = channelOfCall(context, params);
  requirePermission(context, caller, channel, 'read-channel');
  const userId = requireActor(context, caller, body, 'mark unread request');
  const { message_id: messageId, thread_id: threadId } = body;
  const moment = toMicros(body.message_timestamp);
  const given = [messageId || undefined, threadId || undefined, moment].filter(
    (value) => value !== undefined,
  );
  if (given.length !== 1)
    throw inputError('exactly one of "message_id", "message_timestamp" and "thread_id" must be given');
  requireReading(context, channel, userId);
  if (threadId) {
    const thread = threadIn(context, caller, channel, threadId);
    markThread(context.db, userId, thread.id, thread.created_at, null, context.clock.now());
  } else {
    const from = messageId ? messageIn(context, caller, channel, messageId).created_at : (moment ?? 0);
    unreadFrom(context, channel.cid, userId, from);
  }
  emitUnread(context, channel, userId, threadId || undefined);
  return {};
};
