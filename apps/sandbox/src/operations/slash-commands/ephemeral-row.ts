import type { Attachment } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { MESSAGE_DEFAULTS } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { columnsOf } from '../messages/message-columns.ts';
import type { Posting } from '../messages/message-columns.ts';

/** A message that is in no channel: its columns as a row would have them. */
const nowhere: MessageRow = { ...MESSAGE_DEFAULTS, seq: 0, id: '', cid: '', created_at: 0, updated_at: 0 };

/**
 * What only its user sees of what they have written: a command's answer to it, or that it was not sent.
 */
export function ephemeralRow(
  context: Context,
  posting: Posting,
  answer: {
    type: 'ephemeral' | 'error';
    command?: string;
    text?: string | undefined;
    attachments?: Attachment[];
  },
): MessageRow {
  const { attachments = [], text, type, command = null } = answer;
  const columns = columnsOf(context, {
    ...posting,
    pending: false,
    message: { ...posting.message, attachments, pinned: false, ...(text !== undefined && { text }) },
  });
  const row: MessageRow = { ...nowhere };
  Object.assign(row, Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)));
  return { ...row, type, command };
}
