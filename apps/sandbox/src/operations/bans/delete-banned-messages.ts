import type { BodyOf } from '@backchannel/chat-api';
import type { ban } from '@backchannel/chat-api/operations';
import type { Context } from '../../context.ts';
import { emitChannelEvent, emitUserEvent } from '../../events/emit.ts';
import { findChannel } from '../../store/channels.ts';
import type { MessagePlace } from '../../store/messages.ts';
import { deleteMessagesAmong, eraseMessagesAmong, messagesAfter } from '../../store/user-content.ts';
import { startTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import { removeMessages } from '../messages/remove-messages.ts';

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

const kind = defineLongTask('delete_banned_messages', (progress, input, context) => {
  // Both are what was written here.
  const { userId, cid, how, until } = input as unknown as Input;
  const place = (progress as MessagePlace | undefined) ?? { at: 0, seq: 0 };
  const found = messagesAfter(context.db, userId, place, SHARE);
  const last = found.at(-1);
  if (!last) return { result: {} };
  const rows = found.filter((row) => row.created_at <= until && (cid === '' || row.cid === cid));
  if (how === 'hard') {
    const ids = rows.map(({ id }) => id);
    if (!removeMessages(context, ids, SHARE).isDone) return { progress: { ...place } };
  } else deleteMessagesAmong(context.db, rows, context.clock.now());
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
