import type {
  ChannelResponse,
  MessageResponse,
  ReminderResponseData,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { ReminderRow } from '../store/reminders.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact } from '../values.ts';

/** A reminder; what it is about is absent where it stands within its own message. */
export const presentReminder = (
  row: ReminderRow,
  parts: {
    user?: UserResponse;
    message?: MessageResponse | undefined;
    channel?: ChannelResponse | undefined;
  } = {},
): ReminderResponseData =>
  compact<ReminderResponseData>({
    channel_cid: row.cid,
    message_id: row.message_id,
    user_id: row.user_id,
    remind_at: toWireOptional(row.remind_at),
    user: parts.user,
    message: parts.message,
    channel: parts.channel,
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });
