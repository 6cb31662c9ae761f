import type { markChannelsRead as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import type { Context } from '../../context.ts';
import { channelNotFound, inputError } from '../../errors.ts';
import { emitRead } from '../../events/read-events.ts';
import { SERVER } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannel, findChannels } from '../../store/channels.ts';
import { findRead } from '../../store/reads.ts';
import { unreadCids } from '../../store/unread.ts';
import { finishTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import { parseStrings } from '../../values.ts';
import type { LongHandler, Reply } from '../handler.ts';
import { readEvent, readUpTo } from './read-up-to.ts';
import { hasReadEvents, requireReading } from './reading-member.ts';

const MOST_CHANNELS = 30;
// So many channels at a time that nobody has to wait.
const SHARE = 20;

/** How far the marking of all channels has come, and which of them it marked, as long as these are few. */
interface Position {
  done: number;
  marked: string[];
}

/** Marks channels in which the user has something to read; those whose type keeps no read states are left out. */
function readSome(context: Context, userId: string, cids: readonly string[]): string[] {
  return findChannels(context.db, cids).flatMap((channel) => {
    const read = findRead(context.db, channel.cid, userId);
    if (!read || read.unread_messages === 0 || !hasReadEvents(context, channel)) return [];
    readUpTo(context, SERVER, channel, read);
    emitRead(context, channel, userId);
    return channel.cid;
  });
}

// The input is what is written below, and the progress what the step before has.
const kind = defineLongTask('mark_channels_read', (progress, { userId, cids }, context) => {
  const { done, marked } = (progress as Position | undefined) ?? { done: 0, marked: [] };
  const share = (cids as string[]).slice(done, done + SHARE);
  const now = [...marked, ...readSome(context, userId as string, share)].slice(0, 2);
  return share.length < SHARE
    ? { result: { marked: now } }
    : { progress: { done: done + SHARE, marked: now } };
});

/** Marks the given channels as read, each up to a message (or altogether when it names none), or all of the user's. */
export const markChannelsRead: LongHandler<typeof Operation> = (call, context) => {
  const { body, caller } = call;
  const { db } = context;
  const userId = requireActor(context, caller, body, 'mark channels read request');
  const entries = Object.entries(body.read_by_channel ?? {});
  if (entries.length > MOST_CHANNELS)
    throw inputError(`field "read_by_channel" must contain at maximum ${MOST_CHANNELS} items`);
  // An event is about one channel, so several marks answer none.
  const answer = ([cid, ...more]: readonly string[]): Reply<typeof Operation> => {
    const channel = cid === undefined || more.length > 0 ? undefined : findChannel(db, cid);
    return channel ? { event: readEvent(context, caller, channel, userId) } : {};
  };
  if (body.read_by_channel === undefined) {
    const input = { userId, cids: unreadCids(db, userId) };
    return finishTask(call, context, kind, input, ({ marked }) =>
      answer(parseStrings(JSON.stringify(marked))),
    );
  }
  const marked = entries.map(([cid, messageId]) => {
    const channel = findChannel(db, cid);
    if (!channel) throw channelNotFound(cid);
    requirePermission(context, caller, channel, 'read-channel');
    readUpTo(context, caller, channel, requireReading(context, channel, userId), messageId || undefined);
    return channel;
  });
  for (const channel of marked) emitRead(context, channel, userId);
  return answer(marked.map(({ cid }) => cid));
};
