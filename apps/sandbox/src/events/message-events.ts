import type { MessageUpdate } from '@backchannel/chat-api/types';
import { assembleChannel } from '../assemble/channels.ts';
import { assembleMessages } from '../assemble/messages.ts';
import { UserBook } from '../assemble/users.ts';
import type { Context } from '../context.ts';
import { SERVER } from '../http/auth.ts';
import { findChannel } from '../store/channels.ts';
import type { ChannelRow } from '../store/channels.ts';
import { findMessage, firstParticipants } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { MOST_PARTICIPANTS } from '../store/threads.ts';
import { emitChannelEvent, isHeard } from './emit.ts';
import type { EventFields } from './emit.ts';

// There are no connections, so nobody watches.
const WATCHERS = 0;

/** A message as events carry it: the same for everybody, so without anybody's own reactions. */
export function messageFields(context: Context, row: MessageRow): EventFields {
  const [message] = assembleMessages(context, [row], { viewer: SERVER });
  return { message, message_id: row.id };
}

/** An event about a message: the row as it is now, or was last. `more` adds fields, also about the channel. */
export function emitMessageEvent(
  context: Context,
  type: string,
  row: MessageRow,
  actorId: string | null | undefined,
  more: EventFields | ((channel: ChannelRow) => EventFields) = {},
): void {
  const channel = isHeard(context, type) ? findChannel(context.db, row.cid) : undefined;
  if (!channel) return;
  emitChannelEvent(context, type, channel, actorId, () => ({
    ...messageFields(context, row),
    ...(typeof more === 'function' ? more(channel) : more),
  }));
}

function threadFields(context: Context, parentId: string): EventFields {
  const users = new UserBook(context);
  const parent = findMessage(context.db, parentId);
  const found = firstParticipants(context.db, parent ? [parent] : [], MOST_PARTICIPANTS);
  const ids = found.map((entry) => entry.user_id);
  users.load(ids);
  const authorId = parent?.user_id ?? null;
  return {
    thread_participants: ids.map((id) => users.get(id)),
    ...(authorId !== null && { parent_author: authorId }),
  };
}

/** What a new message tells: of itself, of its thread, and that the channel is back for who had hidden it. */
export function emitNewMessage(context: Context, row: MessageRow, shownTo: readonly string[]): void {
  const { parent_id: parentId } = row;
  emitMessageEvent(context, 'message.new', row, row.user_id, () => ({
    watcher_count: WATCHERS,
    ...(parentId !== null && threadFields(context, parentId)),
  }));
  if (parentId !== null) {
    emitMessageEvent(context, 'notification.thread_message_new', row, row.user_id, (channel) => ({
      channel: assembleChannel(context, channel),
      thread_id: parentId,
      watcher_count: WATCHERS,
    }));
  }
  const channel = shownTo.length > 0 ? findChannel(context.db, row.cid) : undefined;
  if (channel) for (const userId of shownTo) emitVisible(context, channel, userId);
}

/** A channel is back in a user's list. */
export const emitVisible = (context: Context, channel: ChannelRow, userId: string): void =>
  emitChannelEvent(context, 'channel.visible', channel, userId, () => ({
    channel: assembleChannel(context, channel),
  }));

/** What a revision changed, in the API's terms. */
export function messageUpdate(before: MessageRow, after: MessageRow): MessageUpdate {
  const changed = (...columns: (keyof MessageRow)[]): boolean =>
    columns.some((column) => before[column] !== after[column]);
  return {
    old_text: before.text,
    change_set: {
      text: changed('text'),
      html: changed('html'),
      mml: changed('mml'),
      attachments: changed('attachments'),
      custom: changed('custom'),
      mentioned_user_ids: changed('mentioned_users'),
      quoted_message_id: changed('quoted_message_id'),
      silent: changed('silent'),
      pin: changed('pinned', 'pin_expires'),
    },
  };
}
