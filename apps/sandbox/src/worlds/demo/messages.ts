import { renderHtml } from '../../operations/messages/render-html.ts';
import { MESSAGE_DEFAULTS } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import type { Micros } from '../../time.ts';
import type { Random } from './random.ts';

export type DemoMessage = Omit<MessageRow, 'seq'>;

/** A message as it is right after it was sent. */
export const makeMessage = (
  random: Random,
  cid: string,
  userId: string,
  text: string,
  at: Micros,
  extras: Partial<DemoMessage> = {},
): DemoMessage => ({
  ...MESSAGE_DEFAULTS,
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
