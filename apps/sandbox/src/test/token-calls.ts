import { aForm } from './token-room.ts';
import type { Room } from './token-room.ts';

const payload = (value: object): string => `payload=${encodeURIComponent(JSON.stringify(value))}`;
const chat = '/api/v2/chat';

interface Caller {
  /** The caller's own id; `ada` for nobody. */
  self: string;
}

/** What a call sends: the path with its query, and the body. */
type Request = (room: Room & Caller) => readonly [path: string, body?: unknown];

const message =
  (rest = '', body?: unknown): Request =>
  (room) => [`${chat}/messages/${room.message}${rest}`, body];
const channel =
  (rest = '', body?: unknown): Request =>
  (room) => [`${room.path}${rest}`, body];
const plain =
  (path: string, body?: unknown): Request =>
  () => [path, body];

/** One sensible request for every operation that tokens of users may use at all. */
export const tokenCalls: Record<string, Request> = {
  query_channels: ({ id }) => [`${chat}/channels`, { filter_conditions: { id } }],
  grouped_query_channels: plain(`${chat}/channels/grouped`, {}),
  mark_delivered: ({ cid, message: id }) => [
    `${chat}/channels/delivered`,
    { latest_delivered_messages: [{ cid, id }] },
  ],
  mark_channels_read: plain(`${chat}/channels/read`, {}),
  get_or_create_distinct_channel: ({ type, self }) => [
    `${chat}/channels/${type}/query`,
    { data: { members: [{ user_id: self }, { user_id: self === 'cyd' ? 'ada' : 'cyd' }] } },
  ],
  get_or_create_channel: channel('/query', {}),
  get_channel: channel(),
  update_channel: channel('', { data: { custom: { color: 'red' } } }),
  update_channel_partial: channel('', { set: { color: 'red' } }),
  delete_channel: channel(),
  truncate_channel: channel('/truncate', {}),
  get_draft: channel('/draft'),
  delete_draft: channel('/draft'),
  send_event: channel('/event', { event: { type: 'custom' } }),
  hide_channel: channel('/hide', {}),
  show_channel: channel('/show', {}),
  update_member_partial: channel('/member', { set: { color: 'red' } }),
  send_message: channel('/message', { message: { text: 'hi' } }),
  get_many_messages: (room) => [`${room.path}/messages?ids=${room.message}`],
  get_pinned_messages: channel('/pinned_messages'),
  mark_read: channel('/read', {}),
  mark_unread: (room) => [`${room.path}/unread`, { message_id: room.message }],
  query_members: ({ type, id }) => [`${chat}/members?${payload({ type, id, filter_conditions: {} })}`],
  query_drafts: plain(`${chat}/drafts/query`, {}),
  query_message_history: (room) => [`${chat}/messages/history`, { filter: { message_id: room.message } }],
  get_message: message(),
  update_message: message('', { message: { text: 'changed' } }),
  update_message_partial: message('', { set: { text: 'changed' } }),
  delete_message: message(),
  run_message_action: message('/action', { form_data: { image_action: 'send' } }),
  commit_message: message('/commit', {}),
  ephemeral_message_update: message('/ephemeral', { set: { color: 'red' } }),
  undelete_message: message('/undelete', { undeleted_by: 'ada' }),
  translate_message: message('/translate', { language: 'fr' }),
  send_reaction: message('/reaction', { reaction: { type: 'like' } }),
  delete_reaction: message('/reaction/like'),
  get_reactions: message('/reactions'),
  query_reactions: message('/reactions', {}),
  get_replies: message('/replies'),
  cast_poll_vote: (room) => [
    `${chat}/messages/${room.pollMessage}/polls/${room.poll}/vote`,
    { vote: { option_id: room.option } },
  ],
  delete_poll_vote: (room) => [`${chat}/messages/${room.pollMessage}/polls/${room.poll}/vote/none`],
  create_reminder: message('/reminders', {}),
  update_reminder: message('/reminders', {}),
  delete_reminder: message('/reminders'),
  query_reminders: plain(`${chat}/reminders/query`, {}),
  query_message_flags: ({ cid }) => [
    `${chat}/moderation/flags/message?${payload({ filter_conditions: { channel_cid: cid } })}`,
  ],
  mute_channel: ({ cid }) => [`${chat}/moderation/mute/channel`, { channel_cids: [cid] }],
  unmute_channel: ({ cid }) => [`${chat}/moderation/unmute/channel`, { channel_cids: [cid] }],
  query_banned_users: ({ cid }) => [
    `${chat}/query_banned_users?${payload({ filter_conditions: { channel_cid: cid } })}`,
  ],
  query_future_channel_bans: plain(`${chat}/query_future_channel_bans?${payload({})}`),
  search: ({ cid }) => [`${chat}/search?${payload({ filter_conditions: { cid }, query: 'hello' })}`],
  query_threads: plain(`${chat}/threads`, {}),
  get_thread: (room) => [`${chat}/threads/${room.message}`],
  update_thread_partial: (room) => [`${chat}/threads/${room.message}`, { set: { color: 'red' } }],
  unread_counts: plain(`${chat}/unread`),
  get_app: plain('/api/v2/app'),
  list_devices: plain('/api/v2/devices'),
  create_device: ({ self }) => ['/api/v2/devices', { id: `device-${self}`, push_provider: 'firebase' }],
  delete_device: ({ self }) => [`/api/v2/devices?id=device-${self}`],
  create_guest: ({ id }) => ['/api/v2/guest', { user: { id } }],
  ban: ({ type, id }) => ['/api/v2/moderation/ban', { target_user_id: 'cyd', channel_cid: `${type}:${id}` }],
  unban: ({ cid }) => [
    `/api/v2/moderation/unban?target_user_id=cyd&channel_cid=${encodeURIComponent(cid)}`,
    {},
  ],
  flag: (room) => [
    '/api/v2/moderation/flag',
    { entity_type: 'stream:chat:v1:message', entity_id: room.message },
  ],
  get_flag_count: plain('/api/v2/moderation/flag_count', { entity_creator_id: 'ada' }),
  query_moderation_flags: plain('/api/v2/moderation/flags', {}),
  mute: plain('/api/v2/moderation/mute', { target_ids: ['target'] }),
  unmute: plain('/api/v2/moderation/unmute', { target_ids: ['target'] }),
  get_og: plain('/api/v2/og?url=https%3A%2F%2Fexample.com%2F'),
  create_poll: plain('/api/v2/polls', { name: 'When?' }),
  get_poll: ({ poll }) => [`/api/v2/polls/${poll}`],
  query_polls: plain('/api/v2/polls/query', {}),
  query_poll_votes: ({ poll }) => [`/api/v2/polls/${poll}/votes`, {}],
  update_poll: ({ poll }) => ['/api/v2/polls', { id: poll, name: 'When?' }],
  update_poll_partial: ({ poll }) => [`/api/v2/polls/${poll}`, { set: { name: 'When?' } }],
  delete_poll: ({ poll }) => [`/api/v2/polls/${poll}`],
  create_poll_option: ({ poll }) => [`/api/v2/polls/${poll}/options`, { text: 'There' }],
  get_poll_option: ({ poll, option }) => [`/api/v2/polls/${poll}/options/${option}`],
  update_poll_option: ({ poll, option }) => [`/api/v2/polls/${poll}/options`, { id: option, text: 'There' }],
  delete_poll_option: ({ poll, option }) => [`/api/v2/polls/${poll}/options/${option}`],
  get_blocked_users: plain('/api/v2/users/block'),
  block_users: plain('/api/v2/users/block', { blocked_user_id: 'target' }),
  unblock_users: plain('/api/v2/users/unblock', { blocked_user_id: 'target' }),
  get_user_live_locations: plain('/api/v2/users/live_locations'),
  update_live_location: (room) => [
    '/api/v2/users/live_locations',
    { message_id: room.message, latitude: 1, longitude: 1 },
  ],
  query_users: plain(`/api/v2/users?${payload({ filter_conditions: {} })}`),
  update_users: ({ self }) => ['/api/v2/users', { users: { ada: { id: 'ada', name: self } } }],
  update_users_partial: () => ['/api/v2/users', { users: [{ id: 'ada', set: { color: 'red' } }] }],
  upload_file: plain('/api/v2/uploads/file', aForm),
  upload_image: plain('/api/v2/uploads/image', aForm),
  upload_channel_file: channel('/file', aForm),
  upload_channel_image: channel('/image', aForm),
  delete_file: plain('/api/v2/uploads/file?url=none'),
  delete_image: plain('/api/v2/uploads/image?url=none'),
  delete_channel_file: channel('/file?url=none'),
  delete_channel_image: channel('/image?url=none'),
};
