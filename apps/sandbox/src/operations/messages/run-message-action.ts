import type { runMessageAction as Operation } from '@backchannel/chat-api/operations';
import type { MessageRequest } from '@backchannel/chat-api/types';
import { requireActor } from '../../actor.ts';
import type { Context } from '../../context.ts';
import { channelNotFound, inputError, messageNotFound } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { attachmentsOf } from '../../present/message.ts';
import { findChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findEphemeral, removeEphemeral, saveEphemeral } from '../../store/ephemeral-messages.ts';
import type { EphemeralMessage } from '../../store/ephemeral-messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { parseObject, parseStrings } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { runCustomCommand } from '../slash-commands/custom-command.ts';
import { decided, pictureAttachment, pictureCommands, undecided } from '../slash-commands/picture-command.ts';
import { answerMessage } from './answer-message.ts';
import { requireMessage } from './find-message.ts';
import { guardFrozen, guardSender } from './guard-sender.ts';
import { postMessage } from './post-message.ts';

/** What the message says beside its picture, as it was sent. */
const requestOf = (row: MessageRow): MessageRequest => ({
  id: row.id,
  text: row.text,
  ...(row.parent_id !== null && { parent_id: row.parent_id, show_in_channel: row.show_in_channel === 1 }),
  mentioned_users: parseStrings(row.mentioned_users),
  silent: row.silent === 1,
  custom: parseObject(row.custom),
});

/** The picture becomes a message like any other, without the buttons. */
function send(context: Context, caller: Caller, channel: ChannelRow, { row }: EphemeralMessage): MessageRow {
  const message = requestOf(row);
  guardSender(context, caller, channel, message);
  guardFrozen(context, caller, channel);
  removeEphemeral(context.db, row.id);
  const attachments = attachmentsOf(row.attachments).map(decided);
  return postMessage(context, {
    caller,
    channel,
    userId: row.user_id ?? '',
    message: { ...message, attachments },
    command: row.command ?? undefined,
    skipPreview: true,
  });
}

/** Another picture for the same words. */
function shuffle(context: Context, message: EphemeralMessage): MessageRow {
  const { args: words } = message;
  const variant = message.variant + 1;
  const attachment = pictureAttachment(context, { command: message.row.command ?? '', words, variant });
  const now = context.clock.now();
  const row = { ...message.row, attachments: JSON.stringify([undecided(attachment)]), updated_at: now };
  saveEphemeral(context.db, { ...message, row, variant }, now);
  return row;
}

/** What the app's own server makes of a user's choice in one of its commands. */
function goOn(
  call: Parameters<typeof runCustomCommand>[0] & { caller: Caller },
  context: Context,
  channel: ChannelRow,
  { row, args }: EphemeralMessage,
  form: Record<string, string>,
): MessageRow | undefined {
  const message = { ...requestOf(row), attachments: attachmentsOf(row.attachments) };
  const posting = { caller: call.caller, channel, userId: row.user_id ?? '', message };
  removeEphemeral(context.db, row.id);
  return runCustomCommand(call, context, posting, { name: row.command ?? '', args }, form);
}

/** Says what becomes of a picture that a slash command has found: it is sent, another is wanted, or none. */
export const runMessageAction: Handler<typeof Operation> = (call, context) => {
  const { params, body, caller } = call;
  const { db } = context;
  const userId = requireActor(context, caller, body, 'message action');
  const message = findEphemeral(db, params.id);
  if (!message) {
    requireMessage(context, caller, params.id);
    throw inputError(`message with id ${params.id} has no actions`);
  }
  if (message.row.user_id !== userId) throw messageNotFound(params.id);
  const channel = findChannel(db, message.row.cid);
  if (!channel) throw channelNotFound(message.row.cid);
  requirePermission(context, caller, channel, 'run-message-action', userId);
  if (!pictureCommands.has(message.row.command ?? '')) {
    const row = goOn(call, context, channel, message, body.form_data);
    return row ? { message: answerMessage(context, row, { viewer: caller, readerId: userId }) } : {};
  }
  switch (body.form_data['image_action']) {
    case 'send':
      return {
        message: answerMessage(context, send(context, caller, channel, message), {
          viewer: caller,
          readerId: userId,
        }),
      };
    case 'shuffle':
      return {
        message: answerMessage(context, shuffle(context, message), { viewer: caller, readerId: userId }),
      };
    case 'cancel':
      removeEphemeral(db, params.id);
      return {};
    default:
      throw inputError('field "form_data.image_action" must be one of [send shuffle cancel]');
  }
};
