import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { doesNotExist } from '../../errors.ts';
import { saveEphemeral } from '../../store/ephemeral-messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { checkContent, checkId, checkParent } from '../messages/check-message.ts';
import type { Posting } from '../messages/message-columns.ts';
import { runCustomCommand } from './custom-command.ts';
import { ephemeralRow } from './ephemeral-row.ts';
import { isModerationCommand, moderate } from './moderation-command.ts';
import type { CommandCall } from './moderation-command.ts';
import { pictureAttachment, pictureCommands, undecided } from './picture-command.ts';
import type { SlashCommand } from './slash-command.ts';

/**
 * Carries out a slash command instead of sending its text. What comes of it only its user sees: a picture to decide
 * on, or how it went. Commands of the app's own its server carries out. Throws like sending does, and 400/44 and 400/45
 * when that server is not there or does not answer.
 */
export function runSlashCommand(
  call: CommandCall,
  context: Context,
  posting: Posting,
  { name: command, args }: SlashCommand,
): MessageRow | undefined {
  const { channel, message } = posting;
  const config = effectiveConfig(context.db, channel);
  if (!config) throw doesNotExist(`channel type ${channel.type} does not exist`);
  checkContent(message, config);
  checkParent(context, posting.caller, channel, message.parent_id, config);
  checkId(context, message.id);
  if (pictureCommands.has(command)) {
    const attachment = pictureAttachment(context, { command, words: args, variant: 0 });
    const row = ephemeralRow(context, posting, {
      type: 'ephemeral',
      command,
      attachments: [undecided(attachment)],
    });
    saveEphemeral(context.db, { row, args, variant: 0 }, row.created_at);
    return row;
  }
  if (!isModerationCommand(command)) return runCustomCommand(call, context, posting, { name: command, args });
  const outcome = moderate(call, context, posting, { name: command, args });
  return ephemeralRow(context, posting, { ...outcome, command });
}
