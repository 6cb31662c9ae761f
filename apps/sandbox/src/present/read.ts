import type { ReadStateResponse, UserResponse } from '@backchannel/chat-api/types';
import type { ReadRow } from '../store/reads.ts';
import type { ParticipantRow } from '../store/threads.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact } from '../values.ts';

export const presentRead = (row: ReadRow, user: UserResponse): ReadStateResponse => ({
  user,
  last_read: toWire(row.last_read),
  last_read_message_id: row.last_read_message_id ?? undefined,
  unread_messages: row.unread_messages,
  last_delivered_at: toWireOptional(row.last_delivered_at),
  last_delivered_message_id: row.last_delivered_message_id ?? undefined,
});

/** How far somebody has read a thread; whether replies have reached them is not known of threads. */
export const presentThreadRead = (row: ParticipantRow, user: UserResponse): ReadStateResponse =>
  compact<ReadStateResponse>({
    user,
    last_read: toWire(row.last_read),
    last_read_message_id: row.last_read_message_id ?? undefined,
    unread_messages: row.unread,
  });
