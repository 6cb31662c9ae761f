import type { StateOf } from '../assemble/channel-state.ts';
import type {
  ChannelConfigWithInfo,
  ChannelMemberResponse,
  ChannelResponse,
  QueryChannelsResponse,
  ReadStateResponse,
} from '@backchannel/chat-api/types';
import {
  field,
  flag,
  items,
  json,
  list,
  number,
  objectWriter,
  once,
  record,
  repeated,
  text,
  time,
} from './object-writer.ts';
import { writeUser } from './people.ts';
import { WrittenAnswer } from './written-answer.ts';

// The fields stand in the order in which the presenters have them.

const user = field(writeUser);

const channel = objectWriter<ChannelResponse>({
  id: text,
  type: repeated,
  cid: text,
  team: repeated,
  custom: json,
  frozen: flag,
  disabled: flag,
  cooldown: number,
  auto_translation_enabled: flag,
  auto_translation_language: text,
  filter_tags: json,
  member_count: number,
  message_count: number,
  created_by: user,
  created_at: time,
  updated_at: time,
  last_message_at: time,
  truncated_at: time,
  truncated_by: user,
  deleted_at: time,
  config: field(once<ChannelConfigWithInfo>(JSON.stringify)),
  own_capabilities: json,
  hidden: flag,
  hide_messages_before: time,
  muted: flag,
  mute_expires_at: time,
  blocked: flag,
  members: json,
});

const member = objectWriter<ChannelMemberResponse>({
  user_id: text,
  user,
  channel_role: repeated,
  role: repeated,
  is_moderator: flag,
  status: repeated,
  invited: flag,
  invite_accepted_at: time,
  invite_rejected_at: time,
  banned: flag,
  ban_expires: time,
  shadow_banned: flag,
  ban_from_future_channels: flag,
  future_channel_ban_expires: time,
  notifications_muted: flag,
  pinned_at: time,
  archived_at: time,
  deleted_messages: json,
  custom: record,
  created_at: time,
  updated_at: time,
  deleted_at: time,
});

const read = objectWriter<ReadStateResponse>({
  user,
  last_read: time,
  last_read_message_id: text,
  unread_messages: number,
  last_delivered_at: time,
  last_delivered_message_id: text,
});

/** Of texts that are JSON already. */
const written = field((texts: readonly string[]) => `[${texts.join(',')}]`);

const channelState = objectWriter<StateOf<string>>({
  channel: field(channel),
  messages: written,
  pinned_messages: written,
  members: field(list(member)),
  read: field(list(read)),
  threads: items,
  membership: field(member),
  hidden: flag,
  hide_messages_before: time,
  active_live_locations: json,
  draft: json,
  pending_messages: json,
  push_preferences: json,
  watcher_count: number,
  watchers: json,
});

/**
 * An answer to `query_channels`, the largest that people wait for, of channels whose messages are written. Each channel is
 * made bytes of before the next one is taken, so that only one of them is ever there as objects and as text.
 */
export class ChannelsWriter {
  readonly #states: Iterator<StateOf<string>>;
  readonly #rest: Omit<QueryChannelsResponse, 'channels' | 'duration'>;
  readonly #channels: Buffer[] = [];

  constructor(states: Iterator<StateOf<string>>, rest: Omit<QueryChannelsResponse, 'channels' | 'duration'>) {
    this.#states = states;
    this.#rest = rest;
  }

  /** Writes one channel; true when there was none left. */
  step(): boolean {
    const { done, value } = this.#states.next();
    if (done === true) return true;
    this.#channels.push(Buffer.from((this.#channels.length === 0 ? '' : ',') + channelState(value)));
    return false;
  }

  answer(): WrittenAnswer {
    return new WrittenAnswer('channels', this.#channels, this.#rest);
  }
}
