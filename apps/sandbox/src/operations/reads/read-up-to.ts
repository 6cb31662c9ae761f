import type { MarkReadResponseEvent } from '@backchannel/chat-api/types';
import { assembleChannel } from '../../assemble/channels.ts';
import { assembleThread } from '../../assemble/threads.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import type { Caller } from '../../http/auth.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { presentCommonUser } from '../../present/user.ts';
import { markRead, recountUnread } from '../../store/counters/unread.ts';
import { messagePage } from '../../store/message-window.ts';
import { findRead, moveReading } from '../../store/reads.ts';
import type { ReadRow } from '../../store/reads.ts';
import { findThread } from '../../store/threads.ts';
import { toWire, toWireOptional } from '../../time.ts';
import { compact } from '../../values.ts';
import { messageIn } from './reading-member.ts';

/** Marks a channel as read up to a message, or altogether. What was read before stays so. */
export function readUpTo(
  context: Context,
  caller: Caller,
  channel: ChannelRow,
  read: ReadRow,
  messageId?: string,
): void {
  const { db, clock } = context;
  const { cid, user_id: userId } = read;
  if (messageId === undefined) {
    const [newest] = messagePage(db, { cid }, {}, 1);
    return markRead(db, cid, userId, clock.now(), newest?.id ?? null);
  }
  const { created_at: at, id } = messageIn(context, caller, channel, messageId);
  if (at <= read.last_read) return;
  moveReading(db, cid, userId, at, id);
  recountUnread(db, cid, userId);
}

/** The event that a mark answers with; with the thread that was read, if it was one. */
export function readEvent(
  context: Context,
  caller: Caller,
  channel: ChannelRow,
  userId: string,
  threadId?: string,
): MarkReadResponseEvent {
  const thread = threadId === undefined ? undefined : findThread(context.db, threadId);
  return compact<MarkReadResponseEvent>({
    thread: thread && assembleThread(context, thread, caller, userId),
    type: 'message.read',
    cid: channel.cid,
    channel_id: channel.id,
    channel_type: channel.type,
    team: channel.team ?? undefined,
    channel: assembleChannel(context, channel),
    channel_last_message_at: toWireOptional(channel.last_message_at),
    user: presentCommonUser(new UserBook(context).get(userId)),
    last_read_message_id: findRead(context.db, channel.cid, userId)?.last_read_message_id ?? undefined,
    created_at: toWire(context.clock.now()),
  });
}
