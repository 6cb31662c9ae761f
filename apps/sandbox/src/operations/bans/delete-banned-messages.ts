import type { BodyOf } from '@backchannel/chat-api';
import type { ban } from '@backchannel/chat-api/operations';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { emitChannelEvent, emitUserEvent } from '../../events/emit.ts';
import { findChannel } from '../../store/channels.ts';
import { uncountMessages } from '../../store/counters.ts';
import { findMessage, removeMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { deleteMessagesAmong, eraseMessagesAmong, messagesAfter } from '../../store/user-content.ts';
import { startTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';

type How = NonNullable<BodyOf<typeof ban>['delete_messages']>;

interface Input {
  userId: string;
  /** Empty: everywhere. */
  cid: string;
  how: How;
  /** What is written later stays. */
  until: number;
}

// So many at a time that nobody has to wait.
const SHARE = 100;

function removeWithThread({ db }: Context, { id, cid }: MessageRow): void {
  // Gone already, as part of a thread.
  if (!findMessage(db, id)) return;
  const channel = findChannel(db, cid);
  const settings = channel && effectiveConfig(db, channel)?.settings;
  uncountMessages(db, cid, removeMessage(db, id), settings?.skip_last_msg_update_for_system_msgs ?? false);
}

const kind = defineLongTask('delete_banned_messages', (progress, input, context) => {
  // Both are what was written here.
  const { userId, cid, how, until } = input as unknown as Input;
  const { at, seq } = (progress as { at: number; seq: number } | undefined) ?? { at: 0, seq: 0 };
  const found = messagesAfter(context.db, userId, { at, seq }, SHARE);
  const last = found.at(-1);
  if (!last) return { result: {} };
  const rows = found.filter((row) => row.created_at <= until && (cid === '' || row.cid === cid));
  if (how === 'hard') for (const row of rows) removeWithThread(context, row);
  else deleteMessagesAmong(context.db, rows, context.clock.now());
  if (how === 'pruning') eraseMessagesAmong(context.db, rows);
  return last.created_at > until ? { result: {} } : { progress: { at: last.created_at, seq: last.seq } };
});

/** Deletes what somebody has written so far, in a channel or (`cid` empty) everywhere, in the background. */
export function deleteBannedMessages(
  call: { afterCommit(work: () => void): void },
  context: Context,
  { userId, cid, how }: Omit<Input, 'until'>,
): void {
  startTask(call, context, kind, { userId, cid, how, until: context.clock.now() });
  const fields = { hard_delete: how === 'hard' };
  const channel = cid === '' ? undefined : findChannel(context.db, cid);
  if (channel) emitChannelEvent(context, 'user.messages.deleted', channel, userId, fields);
  else emitUserEvent(context, 'user.messages.deleted', userId, fields);
}
