import type { MessageResponse } from '@backchannel/chat-api/types';
import { assembleMessages } from '../../assemble/messages.ts';
import type { MessageOptions } from '../../assemble/messages.ts';
import type { Context } from '../../context.ts';
import { findMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';

/** One message in its wire form, from the row as it is given. */
export function answerMessage(context: Context, row: MessageRow, options: MessageOptions): MessageResponse {
  const [message] = assembleMessages(context, [row], options);
  if (!message) throw new Error(`no message for ${row.id}`);
  return message;
}

/** The row of a message that was changed a moment ago. */
export function readAgain({ db }: Context, id: string): MessageRow {
  const row = findMessage(db, id);
  if (!row) throw new Error(`the message ${id} vanished while it was changed`);
  return row;
}
