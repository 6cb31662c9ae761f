import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { Counter } from './counters/columns.ts';
import { LAST_READ, SHOWN_REPLY } from './thread-reads.ts';

export interface ThreadRow {
  parent_id: string;
  cid: string;
  created_by_id: string | null;
  /** Null until somebody sets one: then it is the first message's text. */
  title: string | null;
  custom: string;
  participant_count: number;
  last_message_at: Micros;
  created_at: Micros;
  updated_at: Micros;
}

/** A thread as its list orders it; the last two are one user's own. */
export interface ListedThread extends ThreadRow {
  reply_count: number;
  has_unread: number;
}

export type ThreadChange = Partial<
  Omit<ThreadRow, 'parent_id' | 'cid' | 'created_by_id' | 'created_at' | Counter<'threads'>>
>;

export interface ParticipantRow {
  parent_id: string;
  user_id: string;
  created_at: Micros;
  last_reply_at: Micros | null;
  last_read: Micros;
  last_read_message_id: string | null;
  unread: number;
}

/** The most participants that come with a thread or with its first message. */
export const MOST_PARTICIPANTS = 100;

/** The thread that begins with this message. */
export const findThread = (db: Database, parentId: string): ThreadRow | undefined =>
  db.get<ThreadRow>('select * from threads where parent_id = ?', parentId);

/** Sets the given columns; the keys come from our own code, never from a request. */
export function updateThread(db: Database, parentId: string, change: ThreadChange): void {
  const entries = Object.entries(change);
  db.run(
    `update threads set ${entries.map(([column]) => `${column} = ?`).join(', ')} where parent_id = ?`,
    ...entries.map(([, value]) => value),
    parentId,
  );
}

// The threads of one user (the first two question marks), as a filter and an order know them.
const THREADS_OF = `
  select t.*, p.reply_count, c.disabled as channel_disabled, c.team as channel_team,
    exists (select 1 from messages m where m.parent_id = t.parent_id and ${SHOWN_REPLY} and m.silent = 0
      and m.shadowed = 0 and m.user_id is not x.user_id and m.created_at > ${LAST_READ}) as has_unread
  from thread_participants x
  join threads t on t.parent_id = x.parent_id
  join messages p on p.id = t.parent_id and p.truncated = 0 and p.deleted_at is null
  join channels c on c.cid = t.cid and c.deleted_at is null
  left join thread_reads r on r.parent_id = x.parent_id and r.user_id = x.user_id
  where x.user_id = ?`;

/** The threads a user takes part in that fit `where` (the table is called `t`), in the given order. */
export const selectThreads = (
  db: Database,
  userId: string,
  where: Sql,
  order: string,
  limit: number,
): ListedThread[] =>
  db.all<ListedThread>(
    `with mine as (${THREADS_OF}) select t.* from mine t where ${where.sql} order by ${order} limit ?`,
    userId,
    ...where.params,
    limit,
  );

type Position = Omit<ParticipantRow, 'unread'> & { last_message_at: Micros };

// One read of what the one who is furthest behind has not read, whoever else there is.
function unreadOf(db: Database, parentId: string, positions: readonly Position[]): Map<string, number> {
  const behind = positions.filter((position) => position.last_read < position.last_message_at);
  if (behind.length === 0) return new Map();
  const replies = db.all<{ user_id: string | null; created_at: Micros }>(
    `select m.user_id, m.created_at from messages m where m.parent_id = ? and ${SHOWN_REPLY} and m.silent = 0
       and m.shadowed = 0 and m.created_at > ? order by m.created_at`,
    parentId,
    Math.min(...behind.map((position) => position.last_read)),
  );
  const times = replies.map((reply) => reply.created_at);
  const own = Map.groupBy(replies, (reply) => reply.user_id);
  return new Map(
    behind.map(({ user_id: userId, last_read: lastRead }) => [
      userId,
      countAfter(times, lastRead) -
        (own.get(userId) ?? []).filter((reply) => reply.created_at > lastRead).length,
    ]),
  );
}

/** How many of these moments, the earliest first, come after another. */
function countAfter(times: readonly Micros[], moment: Micros): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) > moment) high = middle;
    else low = middle + 1;
  }
  return times.length - low;
}

/** Who takes part in these threads, first comers first and at most `limit` in each, with how far they have read. */
export function participantsOf(
  db: Database,
  parentIds: readonly string[],
  limit: number,
): Map<string, ParticipantRow[]> {
  const rows = db.all<Position>(
    `with positions as (
       select x.parent_id, x.user_id, x.created_at, x.last_reply_at, r.last_read_message_id, r.marked_at, ${LAST_READ} as last_read,
         row_number() over (partition by x.parent_id order by x.created_at, x.user_id) as place
       from json_each(?1) i cross join thread_participants x on x.parent_id = i.value and x.user_id in (
         select t.user_id from thread_participants t where t.parent_id = i.value order by t.created_at, t.user_id limit ?2)
       join messages p on p.id = x.parent_id
       left join thread_reads r on r.parent_id = x.parent_id and r.user_id = x.user_id)
     select x.parent_id, x.user_id, x.created_at, x.last_reply_at, x.last_read, t.last_message_at,
       case when x.last_reply_at > coalesce(x.marked_at, 0)
         then (select m.id from messages m where m.parent_id = x.parent_id and m.created_at = x.last_reply_at)
         else x.last_read_message_id end as last_read_message_id
     from positions x join threads t on t.parent_id = x.parent_id order by x.parent_id, place`,
    JSON.stringify(parentIds),
    limit,
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.parent_id)].map(([parentId, positions]) => {
      const unread = unreadOf(db, parentId, positions);
      return [parentId, positions.map((row) => ({ ...row, unread: unread.get(row.user_id) ?? 0 }))];
    }),
  );
}
