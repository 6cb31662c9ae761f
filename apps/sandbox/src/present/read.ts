import type { ReadStateResponse, UserResponse } from '@backchannel/chat-api/types';
import type { ReadRow } from '../store/reads.ts';
import { toWire, toWireOptional } from '../time.ts';

export const presentRead = (row: ReadRow, user: UserResponse): ReadStateResponse => ({
  user,
  last_read: toWire(row.last_read),
  last_read_message_id: row.last_read_message_id ?? undefined,
  unread_messages: row.unread_messages,
  last_delivered_at: toWireOptional(row.last_delivered_at),
  last_delivered_message_id: row.last_delivered_message_id ?? undefined,
});
