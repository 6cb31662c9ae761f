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

/** Replies, called `m`, as a thread shows them. */
export const SHOWN_REPLY = 'm.truncated = 0 and m.pending = 0 and m.deleted_at is null';

/**
 * How far a participant (`x`) has read a thread that begins with `p`: up to their own newest reply, unless they
 * marked it otherwise after that (`r`, which may be absent).
 */
export const LAST_READ = `case when x.last_reply_at > coalesce(r.marked_at, 0) then x.last_reply_at
  else coalesce(r.last_read, p.created_at) end`;

/** The newest reply of a thread, as far as it has any. */
export const newestReply = (db: Database, parentId: string): { id: string; created_at: Micros } | undefined =>
  db.get(
    `select m.id, m.created_at from messages m where m.parent_id = ? and ${SHOWN_REPLY} order by m.created_at desc, m.seq desc limit 1`,
    parentId,
  );

/**
 * The threads a user takes part in, as author of the first message or of a reply, and has replies of others to
 * read in.
 */
export const unreadThreads = (db: Database, userId: string): UnreadThread[] =>
  db
    .all<UnreadThread>(
      `with positions as (
         select x.parent_id, x.last_reply_at, r.last_read_message_id, r.marked_at, ${LAST_READ} as last_read
         from thread_participants x
         join messages p on p.id = x.parent_id and p.truncated = 0 and p.deleted_at is null
         join channels c on c.cid = p.cid and c.deleted_at is null
         left join thread_reads r on r.parent_id = x.parent_id and r.user_id = x.user_id
         where x.user_id = ?1)
       select x.parent_id, x.last_read, case when x.last_reply_at > coalesce(x.marked_at, 0)
           then (select m.id from messages m where m.parent_id = x.parent_id and m.created_at = x.last_reply_at)
           else x.last_read_message_id end as last_read_message_id, (
         select count(*) from messages m where m.parent_id = x.parent_id and ${SHOWN_REPLY} and m.silent = 0 and m.shadowed = 0
           and m.user_id is not ?1 and m.created_at > x.last_read) as unread
       from positions x order by x.last_read desc, x.parent_id`,
      userId,
    )
    .filter(({ unread }) => unread > 0);
