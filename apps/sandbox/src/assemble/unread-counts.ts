import type { UnreadCountsResponse } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { unreadThreads } from '../store/thread-reads.ts';
import { unreadOverview } from '../store/unread.ts';
import { toWire } from '../time.ts';

const MOST_CHANNELS = 100;

const sum = (rows: readonly { messages: number }[]): number =>
  rows.reduce((total, row) => total + row.messages, 0);

/** What one user has yet to read: totals over everything, channels only the hundred with the newest messages. */
export function assembleUnreadCounts({ db }: Context, userId: string): UnreadCountsResponse {
  const { kinds, newest } = unreadOverview(db, userId, MOST_CHANNELS);
  const threads = unreadThreads(db, userId);
  const byTeam = Map.groupBy(
    kinds.filter((row) => row.team !== null),
    (row) => row.team ?? '',
  );
  return {
    total_unread_count: sum(kinds),
    total_unread_threads_count: threads.length,
    channels: newest.map((row) => ({
      // The API puts the whole cid here.
      channel_id: row.cid,
      unread_count: row.unread_messages,
      last_read: toWire(row.last_read),
    })),
    channel_type: [...Map.groupBy(kinds, (row) => row.type)].map(([type, rows]) => ({
      channel_type: type,
      channel_count: rows.reduce((total, row) => total + row.channels, 0),
      unread_count: sum(rows),
    })),
    threads: threads.map((thread) => ({
      parent_message_id: thread.parent_id,
      unread_count: thread.unread,
      last_read: toWire(thread.last_read),
      last_read_message_id: thread.last_read_message_id ?? '',
    })),
    ...(byTeam.size > 0 && {
      total_unread_count_by_team: Object.fromEntries([...byTeam].map(([team, rows]) => [team, sum(rows)])),
    }),
  };
}
