import type { deleteReminder as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { removeReminder } from '../../store/reminders.ts';
import type { Handler } from '../handler.ts';
import { requireMessage } from '../messages/find-message.ts';
import { requireReminder } from './find-reminder.ts';
import { emitReminderEvent } from './reminder-event.ts';

export const deleteReminder: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const userId = requireActor(context, caller, query, 'reminder');
  const { row: message } = requireMessage(context, caller, params.message_id);
  const row = requireReminder(context, userId, message.id);
  emitReminderEvent(context, 'reminder.deleted', row);
  removeReminder(context.db, userId, message.id);
  return {};
};
