import { renderHtml } from '../../operations/messages/render-html.ts';
import type { MessageRow } from '../../store/messages.ts';
import type { Micros } from '../../time.ts';
import type { Random } from './random.ts';

export type DemoMessage = Omit<MessageRow, 'seq'>;

const blank: Omit<DemoMessage, 'id' | 'cid' | 'user_id' | 'text' | 'html' | 'created_at' | 'updated_at'> = {
  type: 'regular',
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
  deleted_at: null,
};

/** A message as it is right after it was sent. */
export const makeMessage = (
  random: Random,
  cid: string,
  userId: string,
  text: string,
  at: Micros,
  extras: Partial<DemoMessage> = {},
): DemoMessage => ({
  ...blank,
  id: random.uuid(),
  cid,
  user_id: userId,
  text,
  html: renderHtml(text),
  created_at: at,
  updated_at: at,
  ...extras,
});

/** Whether a channel's own list shows it: not a reply that stays in its thread. */
export const isInChannel = (message: DemoMessage): boolean =>
  message.pending === 0 &&
  message.truncated === 0 &&
  (message.parent_id === null || message.show_in_channel === 1);
