import type { Context } from '../../context.ts';
import { SERVER } from '../../http/auth.ts';
import { saveEphemeral } from '../../store/ephemeral-messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { answerMessage } from '../messages/answer-message.ts';
import type { Posting } from '../messages/message-columns.ts';
import { postMessage } from '../messages/post-message.ts';
import { askForCommand } from './ask-app.ts';
import type { Answered } from './ask-app.ts';
import { ephemeralRow } from './ephemeral-row.ts';
import type { SlashCommand } from './slash-command.ts';

/**
 * One of the app's own commands: its server says what the message becomes, for everybody or for its user alone, who
 * may then go on with the actions of its attachments. Undefined when nothing of it stays. `form` is what the user has
 * chosen of these.
 */
export function runCustomCommand(
  call: { answered?: Answered | undefined },
  context: Context,
  posting: Posting,
  { name: command, args }: SlashCommand,
  form?: Record<string, string>,
): MessageRow | undefined {
  const asked = ephemeralRow(context, posting, {
    type: 'ephemeral',
    command,
    attachments: (posting.message.attachments ?? []).map((attachment) => ({ custom: {}, ...attachment })),
  });
  const answer = askForCommand(context, call, {
    command,
    args,
    form,
    message: answerMessage(context, asked, { viewer: SERVER, readerId: posting.userId }),
  });
  if (!answer) return undefined;
  const message = { ...posting.message, id: asked.id, ...answer.message };
  if (answer.type === 'regular')
    return postMessage(context, { ...posting, message, command, skipPreview: true });
  const row = ephemeralRow(
    context,
    { ...posting, message },
    {
      type: answer.type,
      command,
      attachments: (message.attachments ?? []).map((attachment) => ({ custom: {}, ...attachment })),
    },
  );
  if (answer.type === 'ephemeral') saveEphemeral(context.db, { row, args, variant: 0 }, row.created_at);
  return row;
}
