import type { Database } from '../db/database.ts';
import { isAmong } from '../filter/sql.ts';
import type { Micros } from '../time.ts';

/** A row of the view `read_states`: how far somebody has read, and how much that leaves. */
export interface ReadRow {
  cid: string;
  user_id: string;
  last_read: Micros;
  last_read_message_id: string | null;
  unread_messages: number;
  last_delivered_at: Micros | null;
  last_delivered_message_id: string | null;
}

export function findReads(db: Database, cid: string, userIds: Iterable<string>): ReadRow[] {
  const where = isAmong('user_id', userIds);
  return db.all<ReadRow>(`select * from read_states where cid = ? and ${where.sql}`, cid, ...where.params);
}

/** The read states of some users, named by cid; as `read_states` has them, with each channel looked up once. */
export const readsAmong = (db: Database, usersByCid: ReadonlyMap<string, readonly string[]>): ReadRow[] =>
  db.all<ReadRow>(
    `select r.cid, r.user_id, r.last_read, r.last_read_message_id, r.last_delivered_at, r.last_delivered_message_id,
       c.unread_top - max(r.unread_from, c.unread_floor) as unread_messages
     from json_each(?) a cross join channels c on c.cid = a.key cross join json_each(a.value) u
     cross join reads r on r.cid = c.cid and r.user_id = u.value order by r.cid, r.user_id`,
    JSON.stringify(Object.fromEntries(usersByCid)),
  );

export const findRead = (db: Database, cid: string, userId: string): ReadRow | undefined =>
  db.get<ReadRow>('select * from read_states where cid = ? and user_id = ?', cid, userId);

/** Moves how far the user has read, and leaves the count to whoever keeps it. */
export function moveReading(
  db: Database,
  cid: string,
  userId: string,
  at: Micros,
  messageId: string | null,
): void {
  db.run(
    'update reads set last_read = ?, last_read_message_id = ? where cid = ? and user_id = ?',
    at,
    messageId,
    cid,
    userId,
  );
}

/** Notes that a message has reached the user; what reached them later stays. True when that is news. */
export const markDelivered = (
  db: Database,
  cid: string,
  userId: string,
  at: Micros,
  messageId: string,
): boolean =>
  db.run(
    `update reads set last_delivered_at = ?1, last_delivered_message_id = ?2
     where cid = ?3 and user_id = ?4 and coalesce(last_delivered_at, 0) < ?1`,
    at,
    messageId,
    cid,
    userId,
  ) > 0;
