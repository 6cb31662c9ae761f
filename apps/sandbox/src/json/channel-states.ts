import type {
  ChannelMemberPartialResponse,
  ChannelMemberResponse,
  ChannelStateResponseFields,
  MessageResponse,
  QueryChannelsResponse,
  ReadStateResponse,
  UserResponse,
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
} from './object-writer.ts';

const user = field(once<UserResponse>(JSON.stringify));

// The fields stand in the order in which the presenters have them.
const message = objectWriter<MessageResponse>({
  id: text,
  cid: repeated,
  type: repeated,
  text,
  html: text,
  mml: text,
  user,
  member: field(once<ChannelMemberPartialResponse>(JSON.stringify)),
  attachments: items,
  command: text,
  parent_id: text,
  show_in_channel: flag,
  quoted_message_id: text,
  quoted_message: json,
  poll_id: text,
  poll: json,
  mentioned_users: items,
  mentioned_roles: json,
  mentioned_group_ids: json,
  mentioned_channel: flag,
  mentioned_here: flag,
  restricted_visibility: items,
  shared_location: json,
  i18n: json,
  moderation: json,
  custom: record,
  silent: flag,
  shadowed: flag,
  pinned: flag,
  pinned_at: number,
  pinned_by: user,
  pin_expires: number,
  reply_count: number,
  deleted_reply_count: number,
  thread_participants: json,
  latest_reactions: items,
  own_reactions: items,
  reaction_counts: record,
  reaction_scores: record,
  reaction_groups: record,
  message_text_updated_at: number,
  created_at: number,
  updated_at: number,
  deleted_at: number,
  deleted_for_me: flag,
  reminder: json,
  draft: json,
  image_labels: json,
  mentioned_groups: json,
});

const member = objectWriter<ChannelMemberResponse>({
  user_id: text,
  user,
  channel_role: repeated,
  role: repeated,
  is_moderator: flag,
  status: repeated,
  invited: flag,
  invite_accepted_at: number,
  invite_rejected_at: number,
  banned: flag,
  ban_expires: number,
  shadow_banned: flag,
  ban_from_future_channels: flag,
  future_channel_ban_expires: number,
  notifications_muted: flag,
  pinned_at: number,
  archived_at: number,
  deleted_messages: json,
  custom: record,
  created_at: number,
  updated_at: number,
  deleted_at: number,
});

const read = objectWriter<ReadStateResponse>({
  user,
  last_read: number,
  last_read_message_id: text,
  unread_messages: number,
  last_delivered_at: number,
  last_delivered_message_id: text,
});

const channelState = objectWriter<ChannelStateResponseFields>({
  channel: json,
  messages: field(list(message)),
  pinned_messages: field(list(message)),
  members: field(list(member)),
  read: field(list(read)),
  threads: items,
  membership: field(member),
  hidden: flag,
  hide_messages_before: number,
  active_live_locations: json,
  draft: json,
  pending_messages: json,
  push_preferences: json,
  watcher_count: number,
  watchers: json,
});

/**
 * The JSON of an answer to `query_channels`, the largest that people wait for, in a piece for each channel: a long text
 * that was put together of short ones is made whole much sooner in parts.
 */
export function writeChannels({ channels, ...rest }: QueryChannelsResponse): string[] {
  const pieces = channels.map((channel, index) => (index === 0 ? '' : ',') + channelState(channel));
  return ['{"channels":[', ...pieces, `],${JSON.stringify(rest).slice(1)}`];
}
