import type { ReminderResponseData } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import type { Caller } from '../http/auth.ts';
import { readableMessages } from '../message-sight.ts';
import { presentReminder } from '../present/reminder.ts';
import { findChannels } from '../store/channels.ts';
import { findMessages } from '../store/messages.ts';
import type { ReminderRow } from '../store/reminders.ts';
import { assembleChannels, newBooks } from './channels.ts';
import { assembleMessages } from './messages.ts';

/** One user's reminders with their channels, and their messages as far as the viewer may see these. */
export function assembleReminders(
  context: Context,
  rows: readonly ReminderRow[],
  userId: string,
  viewer: Caller,
): ReminderResponseData[] {
  const { db } = context;
  const books = newBooks(context);
  const { users } = books;
  const messages = new Map(
    assembleMessages(
      context,
      readableMessages(
        context,
        viewer,
        findMessages(
          db,
          rows.map((row) => row.message_id),
        ),
        new Set(rows.map((row) => row.cid)),
      ),
      { viewer, readerId: userId, users },
    ).map((message) => [message.id, message]),
  );
  const channels = new Map(
    assembleChannels(context, findChannels(db, new Set(rows.map((row) => row.cid))), userId, books).map(
      (channel) => [channel.cid, channel],
    ),
  );
  return rows.map((row) =>
    presentReminder(row, {
      user: users.get(row.user_id),
      message: messages.get(row.message_id),
      channel: channels.get(row.cid),
    }),
  );
}

/** One reminder, see {@link assembleReminders}. */
export function assembleReminder(context: Context, row: ReminderRow, viewer: Caller): ReminderResponseData {
  const [reminder] = assembleReminders(context, [row], row.user_id, viewer);
  if (!reminder) throw new Error(`no reminder of ${row.message_id} for ${row.user_id}`);
  return reminder;
}
