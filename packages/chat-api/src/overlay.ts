import type { Effect, Place } from './operation.ts';
import type { Permission } from './permissions.ts';

/** What an act is done to, for the audit log: the values at `places`, joined by a colon (`messaging:general`). */
export interface Target {
  kind:
    | 'app'
    | 'block list'
    | 'campaign'
    | 'channel'
    | 'channel type'
    | 'command'
    | 'device'
    | 'file'
    | 'filter'
    | 'message'
    | 'poll'
    | 'retention policy'
    | 'role'
    | 'segment'
    | 'user';
  places: readonly Place[];
}

/** What no API description says about an operation. */
export interface OverlayEntry {
  effect: Effect;
  permission: Permission;
  /** Where the acting user goes. The BFF writes it; whatever a browser puts there is replaced. */
  actor: Place | null;
  /** The end user for whom, or from whose point of view, the call is made. The operator chooses it. */
  subject: Place | null;
  /** What it needs beside `permission` when the subject is anybody but the operator's own chat user. */
  subjectPermission: Permission | null;
  target: Target | null;
  /** Operations whose earlier answers may no longer be true. */
  stale: readonly string[];
  /** With none of these body fields the call only reads, and `channels.read` is enough for it. */
  readsWithout?: readonly string[];
  /** When this is true in the request, nothing brings back what goes. */
  irreversibleWith?: Place;
}

const body = (path: string): Place => ({ in: 'body', path });
const query = (path: string): Place => ({ in: 'query', path });
const path = (name: string): Place => ({ in: 'path', path: name });

const target = (kind: Target['kind'], ...places: Place[]): Target => ({ kind, places });
const app = target('app');
const channel = target('channel', path('type'), path('id'));
const message = target('message', path('id'));
const messageById = target('message', path('message_id'));
const user = target('user', path('user_id'));
const users = target('user', body('user_ids'));
const campaign = target('campaign', path('id'));
const segment = target('segment', path('id'));
const poll = target('poll', path('poll_id'));

// What goes stale together.
const channels = [
  'query_channels',
  'grouped_query_channels',
  'get_channel',
  'get_or_create_channel',
  'get_or_create_distinct_channel',
];
const members = [...channels, 'query_members'];
const threads = ['query_threads', 'get_thread', 'get_replies'];
const unread = ['unread_counts', 'unread_counts_batch'];
const messages = [
  ...channels,
  ...threads,
  ...unread,
  'get_message',
  'get_many_messages',
  'get_pinned_messages',
  'search',
];
const edited = [...messages, 'query_message_history'];
const reactions = [...messages, 'get_reactions', 'query_reactions'];
const drafts = ['get_draft', 'query_drafts'];
const reminders = ['query_reminders'];
const bans = ['query_banned_users', 'query_future_channel_bans', 'query_users', 'query_members'];
const flags = ['query_message_flags', 'query_moderation_flags', 'get_flag_count'];
const people = ['query_users', 'export_user', ...members];
const campaigns = ['query_campaigns', 'get_campaign'];
const segments = ['query_segments', 'get_segment', 'query_segment_targets', 'segment_target_exists'];
const types = ['list_channel_types', 'get_channel_type', 'get_app', ...channels];
const commands = ['list_commands', 'get_command', ...types];
const retention = ['get_retention_policy', 'get_retention_policy_runs'];
const filters = ['get_predefined_filters', 'get_predefined_filter'];
const blockLists = ['list_block_lists', 'get_block_list', 'list_channel_types', 'get_channel_type'];
const polls = ['query_polls', 'get_poll', 'query_poll_votes', 'get_poll_option', ...messages];
const roles = ['list_roles', 'list_permissions', 'get_permission'];
const blocked = ['get_blocked_users', ...people];
const locations = ['get_user_live_locations'];
const devices = ['list_devices'];

type Rest = Partial<Omit<OverlayEntry, 'effect' | 'permission'>>;
const entry = (effect: Effect, permission: Permission, rest: Rest): OverlayEntry => ({
  actor: null,
  subject: null,
  subjectPermission: null,
  target: null,
  stale: [],
  ...rest,
  effect,
  permission,
});
/** As somebody else sees it, it has their drafts, what they have read, muted and hidden. */
const read = (permission: Permission, rest: Rest = {}) =>
  entry('read', permission, { subjectPermission: rest.subject ? 'personal.read' : null, ...rest });
const write = (permission: Permission, rest: Rest) => entry('write', permission, rest);
/** Takes something away that another operation can bring back. */
const destructive = (permission: Permission, rest: Rest) => entry('destructive', permission, rest);
/** Nothing in the API brings it back. */
const irreversible = (permission: Permission, rest: Rest) => entry('irreversible', permission, rest);

/** Every operation of the contract, by name. `overlay.test.ts` proves that it is total and that each place exists. */
export const overlay: Readonly<Record<string, OverlayEntry>> = {
  // Campaigns and segments
  query_campaigns: read('campaigns.read'),
  get_campaign: read('campaigns.read', { target: campaign }),
  create_campaign: write('campaigns.write', { target: target('campaign', body('id')), stale: campaigns }),
  update_campaign: write('campaigns.write', { target: campaign, stale: campaigns }),
  delete_campaign: irreversible('campaigns.write', { target: campaign, stale: campaigns }),
  start_campaign: irreversible('campaigns.send', { target: campaign, stale: campaigns }),
  stop_campaign: irreversible('campaigns.send', { target: campaign, stale: campaigns }),
  query_segments: read('segments.read'),
  get_segment: read('segments.read', { target: segment }),
  create_segment: write('segments.write', { target: target('segment', body('id')), stale: segments }),
  update_segment: write('segments.write', { target: segment, stale: segments }),
  delete_segment: irreversible('segments.write', { target: segment, stale: segments }),
  add_segment_targets: write('segments.write', { target: segment, stale: segments }),
  delete_segment_targets: destructive('segments.write', { target: segment, stale: segments }),
  segment_target_exists: read('segments.read', { target: segment }),
  query_segment_targets: read('segments.read', { target: segment }),

  // Channels
  query_channels: read('channels.read', { subject: body('user_id') }),
  grouped_query_channels: read('channels.read', { subject: body('user_id') }),
  get_channel: read('channels.read', { subject: query('user_id'), target: channel }),
  get_or_create_channel: write('channels.write', {
    actor: body('data.created_by_id'),
    target: channel,
    stale: members,
    readsWithout: ['data', 'hide_for_creator'],
  }),
  get_or_create_distinct_channel: write('channels.write', {
    actor: body('data.created_by_id'),
    target: target('channel', path('type')),
    stale: members,
  }),
  update_channel: write('channels.write', {
    actor: body('user_id'),
    target: channel,
    stale: [...members, ...messages],
  }),
  update_channel_partial: write('channels.write', {
    actor: body('user_id'),
    target: channel,
    stale: channels,
  }),
  truncate_channel: irreversible('channels.truncate', {
    actor: body('user_id'),
    target: channel,
    stale: reactions,
  }),
  delete_channel: irreversible('channels.delete', { target: channel, stale: [...members, ...messages] }),
  delete_channels: irreversible('channels.delete', {
    target: target('channel', body('cids')),
    stale: [...members, ...messages],
  }),
  channel_batch_update: write('channels.write', {
    target: target('channel', body('filter')),
    stale: members,
  }),
  hide_channel: destructive('channels.write', { subject: body('user_id'), target: channel, stale: members }),
  show_channel: write('channels.write', { subject: body('user_id'), target: channel, stale: members }),
  mute_channel: write('personal.write', {
    subject: body('user_id'),
    target: target('channel', body('channel_cids')),
    stale: people,
  }),
  unmute_channel: write('personal.write', {
    subject: body('user_id'),
    target: target('channel', body('channel_cids')),
    stale: people,
  }),
  export_channels: write('exports.create', {
    target: target('channel', body('channels')),
    stale: ['get_task'],
  }),
  send_event: write('messages.write', { actor: body('event.user_id'), target: channel }),
  query_members: read('channels.read', { subject: query('payload.user_id') }),
  update_member_partial: write('members.write', {
    subject: query('user_id'),
    target: channel,
    stale: members,
  }),

  // What one end user has read, drafted, or wants to be reminded of
  mark_delivered: write('personal.write', { subject: query('user_id'), stale: channels }),
  mark_channels_read: write('personal.write', { subject: body('user_id'), stale: [...channels, ...unread] }),
  mark_read: write('personal.write', {
    subject: body('user_id'),
    target: channel,
    stale: [...channels, ...unread, ...threads],
  }),
  mark_unread: write('personal.write', {
    subject: body('user_id'),
    target: channel,
    stale: [...channels, ...unread, ...threads],
  }),
  unread_counts: read('personal.read', { subject: query('user_id') }),
  unread_counts_batch: read('personal.read'),
  get_draft: read('personal.read', { subject: query('user_id'), target: channel }),
  delete_draft: irreversible('personal.write', { subject: query('user_id'), target: channel, stale: drafts }),
  query_drafts: read('personal.read', { subject: body('user_id') }),
  create_reminder: write('personal.write', {
    subject: body('user_id'),
    target: messageById,
    stale: reminders,
  }),
  update_reminder: write('personal.write', {
    subject: body('user_id'),
    target: messageById,
    stale: reminders,
  }),
  delete_reminder: irreversible('personal.write', {
    subject: query('user_id'),
    target: messageById,
    stale: reminders,
  }),
  query_reminders: read('personal.read', { subject: body('user_id') }),

  // Messages
  send_message: write('messages.write', { actor: body('message.user_id'), target: channel, stale: messages }),
  get_message: read('messages.read', { target: message }),
  get_many_messages: read('messages.read', { target: channel }),
  get_replies: read('messages.read', { target: target('message', path('parent_id')) }),
  get_pinned_messages: read('messages.read', { subject: query('user_id'), target: channel }),
  update_message: write('messages.write', { actor: body('message.user_id'), target: message, stale: edited }),
  update_message_partial: write('messages.write', { actor: body('user_id'), target: message, stale: edited }),
  ephemeral_message_update: write('messages.write', { actor: body('user_id'), target: message }),
  delete_message: destructive('messages.delete', {
    actor: query('deleted_by'),
    target: message,
    stale: edited,
    irreversibleWith: query('hard'),
  }),
  undelete_message: write('messages.delete', { actor: body('undeleted_by'), target: message, stale: edited }),
  commit_message: write('messages.write', { target: message, stale: messages }),
  run_message_action: write('messages.write', { actor: body('user_id'), target: message, stale: messages }),
  translate_message: write('messages.write', { target: message, stale: messages }),
  query_message_history: read('messages.read'),
  search: read('messages.read'),
  send_reaction: write('messages.write', {
    actor: body('reaction.user_id'),
    target: message,
    stale: reactions,
  }),
  delete_reaction: destructive('messages.delete', {
    subject: query('user_id'),
    target: message,
    stale: reactions,
  }),
  get_reactions: read('messages.read', { target: message }),
  query_reactions: read('messages.read', { subject: body('user_id'), target: message }),
  query_threads: read('messages.read', { subject: body('user_id') }),
  get_thread: read('messages.read', { target: messageById }),
  update_thread_partial: write('messages.write', {
    actor: body('user_id'),
    target: messageById,
    stale: threads,
  }),

  // Polls
  create_poll: write('messages.write', {
    actor: body('user_id'),
    target: target('poll', body('id')),
    stale: polls,
  }),
  update_poll: write('messages.write', {
    actor: body('user_id'),
    target: target('poll', body('id')),
    stale: polls,
  }),
  update_poll_partial: write('messages.write', { actor: body('user_id'), target: poll, stale: polls }),
  delete_poll: irreversible('messages.delete', { actor: query('user_id'), target: poll, stale: polls }),
  get_poll: read('messages.read', { subject: query('user_id'), target: poll }),
  query_polls: read('messages.read', { subject: query('user_id') }),
  query_poll_votes: read('messages.read', { subject: query('user_id'), target: poll }),
  create_poll_option: write('messages.write', { actor: body('user_id'), target: poll, stale: polls }),
  update_poll_option: write('messages.write', { actor: body('user_id'), target: poll, stale: polls }),
  delete_poll_option: irreversible('messages.delete', {
    actor: query('user_id'),
    target: poll,
    stale: polls,
  }),
  get_poll_option: read('messages.read', { target: poll }),
  cast_poll_vote: write('personal.write', { subject: body('user_id'), target: messageById, stale: polls }),
  delete_poll_vote: irreversible('personal.write', {
    subject: query('user_id'),
    target: messageById,
    stale: polls,
  }),

  // Moderation
  ban: write('moderation.write', {
    actor: body('banned_by_id'),
    target: target('user', body('target_user_id')),
    stale: [...bans, ...messages],
  }),
  unban: write('moderation.write', {
    actor: body('unbanned_by_id'),
    target: target('user', query('target_user_id')),
    stale: bans,
  }),
  flag: write('moderation.write', {
    actor: body('user_id'),
    target: target('message', body('entity_id')),
    stale: flags,
  }),
  mute: write('personal.write', {
    subject: body('user_id'),
    target: target('user', body('target_ids')),
    stale: people,
  }),
  unmute: write('personal.write', {
    subject: body('user_id'),
    target: target('user', body('target_ids')),
    stale: people,
  }),
  get_flag_count: read('moderation.read'),
  query_moderation_flags: read('moderation.read'),
  query_message_flags: read('moderation.read', { subject: query('payload.user_id') }),
  query_banned_users: read('moderation.read', { subject: query('payload.user_id') }),
  query_future_channel_bans: read('moderation.read', { subject: query('payload.user_id') }),

  // Users
  query_users: read('users.read', { subject: query('payload.user_id') }),
  update_users: write('users.write', { target: target('user', body('users')), stale: people }),
  update_users_partial: write('users.write', { target: target('user', body('users')), stale: people }),
  // Its answer has a token with which anyone can act as the guest.
  create_guest: write('app.write', { target: target('user', body('user.id')), stale: people }),
  delete_users: irreversible('users.delete', { target: users, stale: [...people, ...messages] }),
  restore_users: write('users.delete', { target: users, stale: people }),
  deactivate_user: destructive('users.write', { actor: body('created_by_id'), target: user, stale: people }),
  deactivate_users: destructive('users.write', {
    actor: body('created_by_id'),
    target: users,
    stale: people,
  }),
  reactivate_user: write('users.write', { actor: body('created_by_id'), target: user, stale: people }),
  reactivate_users: write('users.write', { actor: body('created_by_id'), target: users, stale: people }),
  export_user: read('exports.create', { target: user }),
  export_users: write('exports.create', { target: users, stale: ['get_task'] }),
  send_user_custom_event: write('users.write', { target: user }),
  get_blocked_users: read('personal.read', { subject: query('user_id') }),
  block_users: write('personal.write', {
    subject: body('user_id'),
    target: target('user', body('blocked_user_id')),
    stale: blocked,
  }),
  unblock_users: write('personal.write', {
    subject: body('user_id'),
    target: target('user', body('blocked_user_id')),
    stale: blocked,
  }),
  get_user_live_locations: read('personal.read', { subject: query('user_id') }),
  update_live_location: write('personal.write', {
    subject: query('user_id'),
    target: target('message', body('message_id')),
    stale: locations,
  }),
  list_devices: read('personal.read', { subject: query('user_id') }),
  create_device: write('personal.write', {
    subject: body('user_id'),
    target: target('device', body('id')),
    stale: devices,
  }),
  delete_device: irreversible('personal.write', {
    subject: query('user_id'),
    target: target('device', query('id')),
    stale: devices,
  }),

  // Configuration
  get_app: read('app.read'),
  update_app: write('app.write', { target: app, stale: types }),
  list_channel_types: read('config.read'),
  get_channel_type: read('config.read', { target: target('channel type', path('name')) }),
  create_channel_type: write('config.write', { target: target('channel type', body('name')), stale: types }),
  update_channel_type: write('config.write', { target: target('channel type', path('name')), stale: types }),
  delete_channel_type: irreversible('config.write', {
    target: target('channel type', path('name')),
    stale: types,
  }),
  list_commands: read('config.read'),
  get_command: read('config.read', { target: target('command', path('name')) }),
  create_command: write('config.write', { target: target('command', body('name')), stale: commands }),
  update_command: write('config.write', { target: target('command', path('name')), stale: commands }),
  delete_command: irreversible('config.write', { target: target('command', path('name')), stale: commands }),
  list_block_lists: read('config.read'),
  get_block_list: read('config.read', { target: target('block list', path('name')) }),
  create_block_list: write('config.write', {
    actor: body('user_id'),
    target: target('block list', body('name')),
    stale: blockLists,
  }),
  update_block_list: write('config.write', {
    actor: body('user_id'),
    target: target('block list', path('name')),
    stale: blockLists,
  }),
  delete_block_list: irreversible('config.write', {
    actor: query('user_id'),
    target: target('block list', path('name')),
    stale: blockLists,
  }),
  list_roles: read('config.read'),
  create_role: write('config.write', { target: target('role', body('name')), stale: roles }),
  delete_role: irreversible('config.write', { target: target('role', path('name')), stale: roles }),
  list_permissions: read('config.read'),
  get_permission: read('config.read'),
  get_predefined_filters: read('config.read'),
  get_predefined_filter: read('config.read', { target: target('filter', path('name')) }),
  create_predefined_filter: write('config.write', { target: target('filter', body('name')), stale: filters }),
  update_predefined_filter: write('config.write', { target: target('filter', path('name')), stale: filters }),
  delete_predefined_filter: irreversible('config.write', {
    target: target('filter', path('name')),
    stale: filters,
  }),
  list_external_storage: read('config.read'),
  list_push_providers: read('config.read'),
  check_push: write('app.write', { subject: body('user_id'), target: app }),
  check_sns: write('app.write', { target: app }),
  check_sqs: write('app.write', { target: app }),
  get_rate_limits: read('app.read'),

  // Retention, usage, tasks
  get_retention_policy: read('retention.read'),
  get_retention_policy_runs: read('retention.read'),
  set_retention_policy: irreversible('retention.write', {
    target: target('retention policy', body('policy')),
    stale: retention,
  }),
  delete_retention_policy: write('retention.write', {
    target: target('retention policy', body('policy')),
    stale: retention,
  }),
  query_team_usage_stats: read('usage.read'),
  get_task: read('tasks.read'),

  // Files
  upload_file: write('files.write', { actor: body('user.id'), target: target('file') }),
  upload_image: write('files.write', { actor: body('user.id'), target: target('file') }),
  delete_file: irreversible('files.write', { target: target('file', query('url')) }),
  delete_image: irreversible('files.write', { target: target('file', query('url')) }),
  upload_channel_file: write('files.write', { actor: body('user.id'), target: channel }),
  upload_channel_image: write('files.write', { actor: body('user.id'), target: channel }),
  delete_channel_file: irreversible('files.write', { target: channel }),
  delete_channel_image: irreversible('files.write', { target: channel }),
  get_og: read('messages.read'),
};
