import { defineDueWork } from '../../due/due-work.ts';
import { pushTo } from '../../push/record-push.ts';
import { findMessage } from '../../store/messages.ts';
import { markDue, nextReminder, remindersDue } from '../../store/reminders.ts';
import { emitReminderEvent } from './reminder-event.ts';

const AT_ONCE = 50;

// Users are told once, when the moment comes; the reminder keeps its moment and stays.
defineDueWork({
  kind: 'reminder',
  next: ({ db }) => nextReminder(db),
  run(context, at) {
    for (const row of remindersDue(context.db, at, AT_ONCE)) {
      markDue(context.db, row);
      emitReminderEvent(context, 'notification.reminder_due', row);
      const message = findMessage(context.db, row.message_id);
      if (message) pushTo(context, 'notification.reminder_due', message, null, row.user_id);
    }
  },
});
