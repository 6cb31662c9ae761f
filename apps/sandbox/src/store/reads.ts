import type { Database } from '../db/database.ts';
import { isAmong } from '../filter/sql.ts';
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

export function findReads(db: Database, cid: string, userIds: Iterable<string>): ReadRow[] {
  const where = isAmong('user_id', userIds);
  return db.all<ReadRow>(`select * from reads where cid = ? and ${where.sql}`, cid, ...where.params);
}

/** The read states of some users, named by cid. */
export const readsAmong = (db: Database, usersByCid: ReadonlyMap<string, readonly string[]>): ReadRow[] =>
  db.all<ReadRow>(
    `select r.* from json_each(?) c cross join json_each(c.value) u
     cross join reads r on r.cid = c.key and r.user_id = u.value order by r.cid, r.user_id`,
    JSON.stringify(Object.fromEntries(usersByCid)),
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

/**
 * Notes whether there is anything unread where that has changed with how much: for everybody in a channel, or for one of
 * them. The number moves with every message, and is in no index; whether there is any seldom does, and is.
 */
export function noteUnread(db: Database, cid: string, userId?: string): void {
  const whose = userId === undefined ? '' : ' and user_id = ?';
  db.run(
    `update reads set has_unread = unread_messages > 0 where cid = ?${whose} and has_unread <> (unread_messages > 0)`,
    cid,
    ...(userId === undefined ? [] : [userId]),
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
  noteUnread(db, cid, userId);
}

/**
 * Who has sent a message has read everything up to it; nothing happens for who is no member. Whoever counts the message
 * for the others notes what is unread then.
 */
export function markSent(db: Database, cid: string, userId: string, at: Micros, messageId: string): void {
  const known = db.run(
    `update reads set last_read = ?3, last_read_message_id = ?4, unread_messages = 0 where cid = ?1 and user_id = ?2`,
    cid,
    userId,
    at,
    messageId,
  );
  if (known > 0) return;
  db.run(
    `insert into reads (cid, user_id, last_read, last_read_message_id)
       select cid, user_id, ?3, ?4 from members where cid = ?1 and user_id = ?2`,
    cid,
    userId,
    at,
    messageId,
  );
}

export const findRead = (db: Database, cid: string, userId: string): ReadRow | undefined =>
  db.get<ReadRow>('select * from reads where cid = ? and user_id = ?', cid, userId);

/** The channels that are there and have something to read for the user. */
export const unreadCids = (db: Database, userId: string): string[] =>
  db
    .all<{ cid: string }>(
      `select r.cid from reads r join channels c on c.cid = r.cid
       where r.user_id = ? and r.unread_messages > 0 and c.deleted_at is null order by r.cid`,
      userId,
    )
    .map(({ cid }) => cid);

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
