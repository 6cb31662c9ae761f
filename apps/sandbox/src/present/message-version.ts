import type { MessageHistoryEntryResponse } from '@backchannel/chat-api/types';
import type { HistoryRow } from '../store/message-history.ts';
import { toWire } from '../time.ts';
import { parseObject } from '../values.ts';
import { attachmentsOf } from './message.ts';

/** What a message was before one of its changes. */
export const presentVersion = (row: HistoryRow): MessageHistoryEntryResponse => ({
  message_id: row.message_id,
  message_updated_at: toWire(row.message_updated_at),
  message_updated_by_id: row.message_updated_by_id ?? '',
  is_deleted: row.is_deleted === 1,
  text: row.text,
  attachments: attachmentsOf(row.attachments),
  custom: parseObject(row.custom),
});
