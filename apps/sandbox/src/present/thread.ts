import type {
  ChannelResponse,
  MessageResponse,
  ThreadParticipant,
  ThreadResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { MessageRow } from '../store/messages.ts';
import type { ParticipantRow, ThreadRow } from '../store/threads.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact, parseObject } from '../values.ts';

/** What a thread's wire form embeds beside its own row. */
export interface ThreadParts {
  parent: MessageRow;
  parentMessage: MessageResponse;
  channel: ChannelResponse | undefined;
  createdBy: UserResponse | undefined;
  participants: ThreadParticipant[];
}

export const presentParticipant = (row: ParticipantRow, cid: string, user: UserResponse): ThreadParticipant =>
  compact<ThreadParticipant>({
    channel_cid: cid,
    thread_id: row.parent_id,
    user_id: row.user_id,
    user,
    custom: {},
    created_at: toWire(row.created_at),
    last_read_at: toWire(row.last_read),
    last_thread_message_at: toWireOptional(row.last_reply_at),
  });

export const presentThread = (row: ThreadRow, parts: ThreadParts): ThreadResponse =>
  compact<ThreadResponse>({
    channel_cid: row.cid,
    channel: parts.channel,
    parent_message_id: row.parent_id,
    parent_message: parts.parentMessage,
    created_by_user_id: row.created_by_id ?? '',
    created_by: parts.createdBy,
    title: row.title ?? parts.parentMessage.text,
    custom: parseObject(row.custom),
    reply_count: parts.parent.reply_count,
    participant_count: row.participant_count,
    active_participant_count: row.participant_count,
    thread_participants: parts.participants,
    last_message_at: toWire(row.last_message_at),
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
    deleted_at: toWireOptional(parts.parent.deleted_at),
  });
