import { assembleReminder } from '../../assemble/reminders.ts';
import type { Context } from '../../context.ts';
import { emitChannelEvent } from '../../events/emit.ts';
import { SERVER } from '../../http/auth.ts';
import { findChannel } from '../../store/channels.ts';
import { findMessage } from '../../store/messages.ts';
import type { ReminderRow } from '../../store/reminders.ts';
import { compact } from '../../values.ts';

/** Tells the user of a reminder what has become of it; nobody where its channel is gone. */
export function emitReminderEvent(
  context: Context,
  type: 'reminder.created' | 'reminder.updated' | 'reminder.deleted' | 'notification.reminder_due',
  row: ReminderRow,
): void {
  const channel = findChannel(context.db, row.cid);
  if (!channel) return;
  emitChannelEvent(context, type, channel, row.user_id, () =>
    compact({
      message_id: row.message_id,
      user_id: row.user_id,
      parent_id: findMessage(context.db, row.message_id)?.parent_id ?? undefined,
      reminder: assembleReminder(context, row, SERVER),
    }),
  );
}
