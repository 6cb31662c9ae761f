import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

/** Sees to it that the members who have something to read there are reminded at `due`, unless they are sooner. */
export const remindMembers = (db: Database, cid: string, due: Micros): number =>
  db.run(
    `insert or ignore into unread_reminders (user_id, due_at)
     select user_id, ? from read_states where cid = ? and unread_messages > 0`,
    due,
    cid,
  );

export const nextUnreadReminder = (db: Database): Micros | undefined =>
  db.get<{ due_at: Micros }>('select due_at from unread_reminders order by due_at limit 1')?.due_at;

/** Takes the users out who are to be reminded by now, up to `limit` of them. */
export const takeUnreadReminders = (db: Database, now: Micros, limit: number): string[] =>
  db
    .all<{ user_id: string }>(
      `delete from unread_reminders where user_id in
         (select user_id from unread_reminders where due_at <= ? order by due_at, user_id limit ?) returning user_id`,
      now,
      limit,
    )
    .map((row) => row.user_id);
