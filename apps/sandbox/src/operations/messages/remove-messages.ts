import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { findAnyChannel } from '../../store/channels.ts';
import { uncountMessages } from '../../store/counters/messages.ts';
import { findMessages, removeByIds, someReplies } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';

/** Whether system messages do not move the moment of a channel's last message. */
export function ignoresSystem({ db }: Context, cid: string): boolean {
  const channel = findAnyChannel(db, cid);
  return (channel && effectiveConfig(db, channel)?.settings.skip_last_msg_update_for_system_msgs) ?? false;
}

/**
 * Removes messages for good, with their threads, reactions and history, and takes them out of every count. Where
 * there are `limit` replies to them or more, so many of these go first and the messages stay: `isDone` is false then,
 * and it is to be called again. Says how many went.
 */
export function removeMessages(
  context: Context,
  ids: readonly string[],
  limit: number,
): { isDone: boolean; removed: number } {
  const { db } = context;
  const replies = someReplies(db, ids, limit);
  const isDone = replies.length < limit;
  // A reply may be among the messages themselves, and some of them may be gone by now.
  const gone = new Map<string, MessageRow>(replies.map((row) => [row.id, row]));
  if (isDone) for (const row of findMessages(db, ids)) gone.set(row.id, row);
  removeByIds(db, [...gone.keys()]);
  for (const [cid, rows] of Map.groupBy(gone.values(), (row) => row.cid))
    uncountMessages(db, cid, rows, ignoresSystem(context, cid), ids);
  return { isDone, removed: gone.size };
}
