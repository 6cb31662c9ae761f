import { assembleThread } from '../assemble/threads.ts';
import type { Context } from '../context.ts';
import { SERVER } from '../http/auth.ts';
import type { ChannelRow } from '../store/channels.ts';
import { messagePage } from '../store/message-window.ts';
import { findRead } from '../store/reads.ts';
import { unreadThreads } from '../store/thread-reads.ts';
import { findThread } from '../store/threads.ts';
import { unreadTotals } from '../store/unread.ts';
import { toWireOptional } from '../time.ts';
import { emitWholeChannel } from './channel-events.ts';
import { emitChannelEvent } from './emit.ts';

/** That somebody has read a channel, or one of its threads. */
export const emitRead = (context: Context, channel: ChannelRow, userId: string, threadId?: string): void =>
  emitWholeChannel(context, 'message.read', channel, userId, () => {
    const thread = threadId === undefined ? undefined : findThread(context.db, threadId);
    return {
      last_read_message_id: findRead(context.db, channel.cid, userId)?.last_read_message_id ?? undefined,
      ...(thread && { thread: assembleThread(context, thread, SERVER) }),
    };
  });

/** That somebody has made a channel, or one of its threads, unread from some point on. */
export const emitUnread = (context: Context, channel: ChannelRow, userId: string, threadId?: string): void =>
  emitChannelEvent(context, 'notification.mark_unread', channel, userId, () => {
    const { db } = context;
    const read = findRead(db, channel.cid, userId);
    const [total] = unreadTotals(db, [userId]);
    const unread = { bounds: [{ sign: '>' as const, at: read?.last_read ?? 0 }] };
    const [first] = messagePage(db, { cid: channel.cid }, unread, 1);
    return {
      ...(threadId === undefined
        ? { first_unread_message_id: first?.id, unread_messages: read?.unread_messages ?? 0 }
        : { thread_id: threadId, unread_threads: unreadThreads(db, userId).length }),
      last_read_at: toWireOptional(read?.last_read ?? null),
      last_read_message_id: read?.last_read_message_id ?? undefined,
      unread_channels: total?.channels ?? 0,
      total_unread_count: total?.messages ?? 0,
    };
  });
