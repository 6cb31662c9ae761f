import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface UnreadThread {
  parent_id: string;
  last_read: Micros;
  last_read_message_id: string | null;
  unread: number;
}

/** Writes how far the user has read a thread, as of now. */
export function markThread(
  db: Database,
  userId: string,
  parentId: string,
  lastRead: Micros,
  messageId: string | null,
  now: Micros,
): void {
  db.run(
    `insert into thread_reads (user_id, parent_id, last_read, last_read_message_id, marked_at) values (?, ?, ?, ?, ?)
     on conflict (user_id, parent_id) do update set last_read = excluded.last_read,
       last_read_message_id = excluded.last_read_message_id, marked_at = excluded.marked_at`,
    userId,
    parentId,
    lastRead,
    messageId,
    now,
  );
}

// Replies as a thread shows them.
const SHOWN = 'm.truncated = 0 and m.pending = 0 and m.deleted_at is null';

/** The newest reply of a thread, as far as it has any. */
export const newestReply = (db: Database, parentId: string): { id: string; created_at: Micros } | undefined =>
  db.get(
    `select m.id, m.created_at from messages m where m.parent_id = ? and ${SHOWN} order by m.created_at desc, m.seq desc limit 1`,
    parentId,
  );

/**
 * The threads a user takes part in, as author of the first message or of a reply, and has replies of others to
 * read in. A thread is read up to the user's own newest reply, unless they marked it otherwise after that.
 */
export const unreadThreads = (db: Database, userId: string): UnreadThread[] =>
  db
    .all<UnreadThread>(
      `with mine as (
         select id from messages where user_id = ?1 and reply_count > 0
         union select parent_id from messages where user_id = ?1 and parent_id is not null),
       threads as (
         select p.id, p.created_at, t.last_read, t.last_read_message_id, t.marked_at,
           (select max(m.created_at) from messages m where m.parent_id = p.id and m.user_id = ?1 and ${SHOWN}) as answered_at
         from mine join messages p on p.id = mine.id and p.truncated = 0 and p.deleted_at is null
         join channels c on c.cid = p.cid and c.deleted_at is null
         left join thread_reads t on t.parent_id = p.id and t.user_id = ?1),
       positions as (
         select id, case when answered_at > coalesce(marked_at, 0) then answered_at else coalesce(last_read, created_at) end as last_read,
           case when answered_at > coalesce(marked_at, 0)
             then (select m.id from messages m where m.parent_id = threads.id and m.created_at = answered_at)
             else last_read_message_id end as last_read_message_id
         from threads)
       select id as parent_id, last_read, last_read_message_id, (
         select count(*) from messages m where m.parent_id = positions.id and ${SHOWN} and m.silent = 0 and m.shadowed = 0
           and m.user_id is not ?1 and m.created_at > positions.last_read) as unread
       from positions order by last_read desc, id`,
      userId,
    )
    .filter(({ unread }) => unread > 0);
