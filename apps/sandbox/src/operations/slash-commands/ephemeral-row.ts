import type { Attachment } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import type { MessageRow } from '../../store/messages.ts';
import { columnsOf } from '../messages/message-columns.ts';
import type { Posting } from '../messages/message-columns.ts';

/** A message that is in no channel: its columns as a row would have them. */
const nowhere: MessageRow = {
  seq: 0,
  id: '',
  cid: '',
  user_id: null,
  type: 'ephemeral',
  text: '',
  html: '',
  mml: null,
  command: null,
  parent_id: null,
  show_in_channel: 0,
  quoted_message_id: null,
  poll_id: null,
  attachments: '[]',
  mentioned_users: '[]',
  mentioned_roles: null,
  mentioned_group_ids: null,
  mentioned_channel: 0,
  mentioned_here: 0,
  restricted_visibility: '[]',
  shared_location: null,
  i18n: null,
  moderation: null,
  custom: '{}',
  silent: 0,
  shadowed: 0,
  pinned: 0,
  pinned_at: null,
  pinned_by_id: null,
  pin_expires: null,
  pending: 0,
  pending_metadata: null,
  truncated: 0,
  reply_count: 0,
  deleted_reply_count: 0,
  message_text_updated_at: null,
  created_at: 0,
  updated_at: 0,
  deleted_at: null,
};

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
