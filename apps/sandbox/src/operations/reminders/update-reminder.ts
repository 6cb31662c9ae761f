import type { updateReminder as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { assembleReminder } from '../../assemble/reminders.ts';
import { moveReminder } from '../../store/reminders.ts';
import { toMicros } from '../../time.ts';
import type { Handler } from '../handler.ts';
import { requireMessage } from '../messages/find-message.ts';
import { checkScheduled, requireReminder } from './find-reminder.ts';
import { emitReminderEvent } from './reminder-event.ts';

/** Gives a reminder another moment; without one it becomes a bookmark. */
export const updateReminder: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { db, clock, due } = context;
  const userId = requireActor(context, caller, body, 'reminder');
  const { row: message } = requireMessage(context, caller, params.message_id);
  const old = requireReminder(context, userId, message.id);
  const remindAt = toMicros(body.remind_at);
  if (old.remind_at === null || old.is_due === 1) checkScheduled(context, userId, remindAt);
  moveReminder(db, old, remindAt ?? null, clock.now());
  const row = requireReminder(context, userId, message.id);
  emitReminderEvent(context, 'reminder.updated', row);
  due.wake();
  return { reminder: assembleReminder(context, row, caller) };
};
