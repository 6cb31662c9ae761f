import type { Database, Sql } from '../db/database.ts';
import { isAmong } from '../filter/sql.ts';
import type { Micros } from '../time.ts';

export interface ReminderRow {
  user_id: string;
  message_id: string;
  cid: string;
  /** Null for a bookmark. */
  remind_at: Micros | null;
  /** 1 once the moment has come and the user was told. */
  is_due: number;
  created_at: Micros;
  updated_at: Micros;
}

export const findReminder = (db: Database, userId: string, messageId: string): ReminderRow | undefined =>
  db.get<ReminderRow>('select * from reminders where user_id = ? and message_id = ?', userId, messageId);

/** The user's reminders of these messages. */
export function remindersOf(db: Database, userId: string, messageIds: readonly string[]): ReminderRow[] {
  const where = isAmong('message_id', messageIds);
  return db.all<ReminderRow>(
    `select * from reminders where user_id = ? and ${where.sql}`,
    userId,
    ...where.params,
  );
}

export function insertReminder(db: Database, reminder: Omit<ReminderRow, 'is_due'>): void {
  db.run(
    'insert into reminders (user_id, message_id, cid, remind_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?)',
    reminder.user_id,
    reminder.message_id,
    reminder.cid,
    reminder.remind_at,
    reminder.created_at,
    reminder.updated_at,
  );
}

/** Moves a reminder to another moment, or makes it a bookmark. */
export function moveReminder(
  db: Database,
  { user_id, message_id }: ReminderRow,
  remindAt: Micros | null,
  now: Micros,
): void {
  db.run(
    'update reminders set remind_at = ?, is_due = 0, updated_at = ? where user_id = ? and message_id = ?',
    remindAt,
    now,
    user_id,
    message_id,
  );
}

/** True when there was one. */
export const removeReminder = (db: Database, userId: string, messageId: string): boolean =>
  db.run('delete from reminders where user_id = ? and message_id = ?', userId, messageId) > 0;

/** How many reminders of the user are still to come. */
export const countScheduled = (db: Database, userId: string): number =>
  db.get<{ count: number }>(
    'select count(*) as count from reminders indexed by reminders_by_moment where user_id = ? and remind_at is not null and is_due = 0',
    userId,
  )?.count ?? 0;

/** The moment of the next reminder of all. */
export const nextReminder = (db: Database): Micros | undefined =>
  db.get<{ at: Micros | null }>(
    'select min(remind_at) as at from reminders indexed by reminders_to_come where remind_at is not null and is_due = 0',
  )?.at ?? undefined;

/** The earliest `limit` reminders that are due at the moment. */
export const remindersDue = (db: Database, at: Micros, limit: number): ReminderRow[] =>
  db.all<ReminderRow>(
    `select * from reminders indexed by reminders_to_come where remind_at is not null and is_due = 0 and remind_at <= ?
     order by remind_at limit ?`,
    at,
    limit,
  );

export function markDue(db: Database, { user_id, message_id }: ReminderRow): void {
  db.run('update reminders set is_due = 1 where user_id = ? and message_id = ?', user_id, message_id);
}

/** The user's reminders, in channels that are there, that fit `where` (the table is called `r`). */
export const selectReminders = (
  db: Database,
  userId: string,
  where: Sql,
  order: string,
  limit: number,
): ReminderRow[] =>
  db.all<ReminderRow>(
    `select r.* from reminders r join channels c on c.cid = r.cid and c.deleted_at is null
     where r.user_id = ? and ${where.sql} order by ${order} limit ?`,
    userId,
    ...where.params,
    limit,
  );
