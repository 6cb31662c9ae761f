import type { createReminder as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import { assembleReminder } from '../../assemble/reminders.ts';
import { ApiFailure, inputError } from '../../errors.ts';
import { findReminder, insertReminder } from '../../store/reminders.ts';
import { toMicros } from '../../time.ts';
import type { Handler } from '../handler.ts';
import { requireMessage } from '../messages/find-message.ts';
import { checkScheduled, requireReminder } from './find-reminder.ts';
import { emitReminderEvent } from './reminder-event.ts';
import './reminders-due.ts';

/**
 * Reminds a user of a message at a moment; without one it is a bookmark. The API's description has the reminder as
 * the whole answer, the service wraps it: this answers both.
 */
export const createReminder: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { db, clock, due } = context;
  const userId = requireActor(context, caller, body, 'reminder');
  const { row: message, channel } = requireMessage(context, caller, params.message_id);
  if (effectiveConfig(db, channel)?.settings.user_message_reminders !== true)
    throw new ApiFailure('featureNotSupported', `reminders are not enabled in channel ${channel.cid}`);
  if (message.deleted_at !== null) throw inputError(`message with id ${message.id} is deleted`);
  if (findReminder(db, userId, message.id))
    throw inputError(`user ${userId} has a reminder of the message with id ${message.id} already`);
  const remindAt = toMicros(body.remind_at);
  checkScheduled(context, userId, remindAt);
  const now = clock.now();
  insertReminder(db, {
    user_id: userId,
    message_id: message.id,
    cid: channel.cid,
    remind_at: remindAt ?? null,
    created_at: now,
    updated_at: now,
  });
  const row = requireReminder(context, userId, message.id);
  emitReminderEvent(context, 'reminder.created', row);
  due.wake();
  const reminder = assembleReminder(context, row, caller);
  return Object.assign({ reminder }, reminder);
};
