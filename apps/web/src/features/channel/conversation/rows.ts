import { toMillis } from '@backchannel/chat-api';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { dayOf } from './days.ts';

/** One message as the conversation shows it. */
export interface MessageRow {
  message: MessageResponse;
  /** It is the first one shown of its day: `2026-11-19`. */
  day: string | undefined;
  /** Said by the same person shortly after the one before: avatar and name are not repeated. */
  continues: boolean;
}

const continuesWithinMs = 5 * 60_000;

/** Messages, oldest first, with the days of a time zone marked and runs of one person joined. */
export function messageRows(messages: readonly MessageResponse[], zone: string): MessageRow[] {
  let before: { message: MessageResponse; day: string; ms: number } | undefined;
  return messages.map((message) => {
    const ms = toMillis(message.created_at);
    const day = dayOf(ms, zone);
    const isNewDay = before?.day !== day;
    const continues =
      before !== undefined &&
      !isNewDay &&
      isSpoken(message) &&
      isSpoken(before.message) &&
      before.message.user.id === message.user.id &&
      !hasMarks(message) &&
      ms - before.ms < continuesWithinMs;
    before = { message, day, ms };
    return { message, day: isNewDay ? day : undefined, continues };
  });
}

// What is special about a message stands after its name.
const hasMarks = (message: MessageResponse): boolean =>
  message.pinned ||
  message.shadowed ||
  message.silent ||
  message.type === 'error' ||
  message.type === 'ephemeral' ||
  message.message_text_updated_at !== undefined ||
  message.restricted_visibility.length > 0;

const isSpoken = ({ type, deleted_at }: MessageResponse): boolean =>
  type !== 'system' && type !== 'deleted' && deleted_at === undefined;
