import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface ReadRow {
  cid: string;
  user_id: string;
  last_read: Micros;
  last_read_message_id: string | null;
  unread_messages: number;
  last_delivered_at: Micros | null;
  last_delivered_message_id: string | null;
}

export const findReads = (db: Database, cid: string, userIds: Iterable<string>): ReadRow[] =>
  db.all<ReadRow>(
    'select * from reads where cid = ? and user_id in (select value from json_each(?))',
    cid,
    JSON.stringify([...userIds]),
  );

/** Starts a member's read state: everything so far counts as read. */
export function startReading(db: Database, cid: string, userId: string, now: Micros): void {
  db.run(
    'insert into reads (cid, user_id, last_read) values (?, ?, ?) on conflict do nothing',
    cid,
    userId,
    now,
  );
}

/** Marks everything up to a message (or a moment) as read. */
export function markRead(
  db: Database,
  cid: string,
  userId: string,
  at: Micros,
  messageId: string | null,
): void {
  db.run(
    `insert into reads (cid, user_id, last_read, last_read_message_id) values (?, ?, ?, ?)
     on conflict (cid, user_id) do update set last_read = excluded.last_read,
       last_read_message_id = coalesce(excluded.last_read_message_id, last_read_message_id), unread_messages = 0`,
    cid,
    userId,
    at,
    messageId,
  );
}
