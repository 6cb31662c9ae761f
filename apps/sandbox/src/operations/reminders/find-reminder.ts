import type { Context } from '../../context.ts';
import { doesNotExist, inputError } from '../../errors.ts';
import { appSettings } from '../../store/app.ts';
import { countScheduled, findReminder } from '../../store/reminders.ts';
import type { ReminderRow } from '../../store/reminders.ts';
import type { Micros } from '../../time.ts';

/** Unless the app says otherwise. */
const MOST_SCHEDULED = 250;

/** The user's reminder of a message. Throws 404/16 when there is none. */
export function requireReminder({ db }: Context, userId: string, messageId: string): ReminderRow {
  const row = findReminder(db, userId, messageId);
  if (!row) throw doesNotExist(`user ${userId} has no reminder of the message with id ${messageId}`);
  return row;
}

/** Throws 400/4 when one more moment to remind the user at would be too many. */
export function checkScheduled({ db }: Context, userId: string, remindAt: Micros | undefined): void {
  if (remindAt === undefined) return;
  const { reminders_max_per_user: own } = appSettings(db);
  const most = typeof own === 'number' ? own : MOST_SCHEDULED;
  if (countScheduled(db, userId) >= most)
    throw inputError(`a user can have at most ${most} scheduled reminders`);
}
