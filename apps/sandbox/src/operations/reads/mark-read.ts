import type { markRead as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { emitRead } from '../../events/read-events.ts';
import { requirePermission } from '../../permissions.ts';
import { markThread, newestReply } from '../../store/thread-reads.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import type { Handler } from '../handler.ts';
import { readEvent, readUpTo } from './read-up-to.ts';
import { requireReading, threadIn } from './reading-member.ts';

/** Marks the channel as read for one member, up to a message when one is named, or one of its threads. */
export const markRead: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const channel = channelOfCall(context, params);
  requirePermission(context, caller, channel, 'read-channel');
  const userId = requireActor(context, caller, body, 'mark read request');
  const read = requireReading(context, channel, userId);
  const { message_id: messageId, thread_id: threadId } = body;
  if (messageId && threadId) throw inputError('"message_id" cannot be combined with "thread_id"');
  if (threadId) {
    const thread = threadIn(context, caller, channel, threadId);
    const newest = newestReply(context.db, thread.id);
    const now = context.clock.now();
    markThread(context.db, userId, thread.id, now, newest?.id ?? null, now);
  } else {
    readUpTo(context, caller, channel, read, messageId || undefined);
  }
  emitRead(context, channel, userId, threadId || undefined);
  return { event: readEvent(context, caller, channel, userId, threadId || undefined) };
};
