import { isObject } from '../values.ts';
import { prepareWorld } from '../torture/torture-world.ts';
import type { TestApi } from './api.ts';
import { aForm } from './token-room.ts';

type Fields = Record<string, unknown>;

/** What calls need so that they find something: in their path, and among the fields of their query and body. */
export interface WorldOfAll {
  paths: Readonly<Record<string, Readonly<Record<string, string>>>>;
  fields: Readonly<Record<string, Fields>>;
}

const chat = '/api/v2/chat';
const room = `${chat}/channels/team/a`;
const ada = { user_id: 'ada' };
const written = { message: { text: 'hi', ...ada } };
const pair = { created_by_id: 'ada', members: [ada, { user_id: 'bob' }] };
const place = { latitude: 1, longitude: 2, created_by_device_id: 'd1' };

const fieldOf = (answer: unknown, ...path: (string | number)[]): string => {
  const found = path.reduce<unknown>(
    (value, step) =>
      isObject(value) || Array.isArray(value)
        ? Object.entries(value).find(([key]) => key === String(step))?.[1]
        : undefined,
    answer,
  );
  if (typeof found !== 'string')
    throw new Error(`there is no ${path.join('.')} in ${JSON.stringify(answer)}`);
  return found;
};

/** Fills an empty sandbox so that each operation has something to find, once. */
export async function makeWorldOfAll(api: TestApi): Promise<WorldOfAll> {
  const must = async (method: string, path: string, body?: object): Promise<Fields> => {
    const reply = await api.raw(method, path, body && { body });
    if (reply.status >= 300) throw new Error(`${method} ${path} is answered with ${reply.text}`);
    return reply.body;
  };
  const post = (path: string, body: object): Promise<Fields> => must('POST', path, body);
  const upload = async (path: string): Promise<Fields> => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    return { url: fieldOf((await api.raw('POST', path, { text: aForm, headers })).body, 'file') };
  };
  await prepareWorld((method, path, body) => api.raw(method, path, { body }));
  const config_overrides = { shared_locations: true, user_message_reminders: true };
  await must('PATCH', room, { set: { config_overrides }, ...ada });
  await post('/api/v2/users', { users: { eve: { id: 'eve' }, fay: { id: 'fay' } } });
  await post('/api/v2/users/fay/deactivate', {});
  await post('/api/v2/users/delete', { user_ids: ['eve'] });
  await post(`${chat}/channeltypes`, {
    name: 'spare',
    max_message_length: 100,
    automod: 'disabled',
    automod_behavior: 'flag',
  });
  await post(`${room}/message`, { message: { id: 'later', text: 'hi', ...ada }, pending: true });
  await post(`${room}/message`, { message: { id: 'gone', text: 'hi', ...ada } });
  await must('DELETE', `${chat}/messages/gone`);
  await post(`${room}/message`, {
    message: { id: 'here', ...ada, shared_location: { ...place, end_at: '2099-01-01T00:00:00Z' } },
  });
  await post(`${chat}/channels/team/query`, { data: pair });
  const gif = await post(`${room}/message`, { message: { text: '/giphy hi', ...ada } });
  await post(`${room}/draft`, { message: { text: 'hi', ...ada } });
  await post(`${chat}/messages/m0/reminders`, { ...ada, remind_at: '2099-01-01T00:00:00Z' });
  await post(`${chat}/campaigns`, {
    id: 'c2',
    sender_id: 'ada',
    message_template: { text: 'Hello' },
    user_ids: ['bob'],
  });
  await post(`${chat}/campaigns/c2/start`, { scheduled_for: '2099-01-01T00:00:00Z' });
  await post(`${chat}/retention_policy`, { policy: 'old-messages', max_age_hours: 1000 });
  const option = fieldOf(await must('GET', '/api/v2/polls/p1'), 'poll', 'options', 0, 'id');
  const vote = fieldOf(
    await post(`${chat}/messages/m6/polls/p1/vote`, { ...ada, vote: { option_id: option } }),
    'vote',
    'id',
  );
  const permission = fieldOf(await must('GET', '/api/v2/permissions'), 'permissions', 0, 'id');
  const task = fieldOf(await post(`${chat}/export_channels`, { channels: [{ cid: 'team:a' }] }), 'task_id');
  const onPoll = { message_id: 'm6', poll_id: 'p1' };
  return {
    paths: {
      cast_poll_vote: onPoll,
      commit_message: { id: 'later' },
      create_reminder: { message_id: 'm1' },
      delete_channel_type: { name: 'spare' },
      delete_poll_option: { poll_id: 'p1', option_id: option },
      delete_poll_vote: { ...onPoll, vote_id: vote },
      get_or_create_channel: { type: 'team', id: 'new' },
      get_permission: { id: permission },
      get_poll_option: { poll_id: 'p1', option_id: option },
      get_task: { id: task },
      reactivate_user: { user_id: 'fay' },
      run_message_action: { id: fieldOf(gif, 'message', 'id') },
      stop_campaign: { id: 'c2' },
      undelete_message: { id: 'gone' },
    },
    fields: {
      cast_poll_vote: { vote: { option_id: option } },
      channel_batch_update: { operation: 'hide', filter: { types: { $in: ['team'] } }, members: [ada] },
      create_predefined_filter: { filter: { type: 'team' }, name: 'new', operation: 'QueryChannels' },
      delete_channel_file: await upload(`${room}/file`),
      delete_channel_image: await upload(`${room}/image`),
      delete_device: { id: 'd1' },
      delete_file: await upload('/api/v2/uploads/file'),
      delete_image: await upload('/api/v2/uploads/image'),
      delete_retention_policy: { policy: 'old-messages' },
      export_channels: { channels: [{ cid: 'team:a' }] },
      get_og: { url: 'https://example.com/' },
      get_or_create_channel: { data: { created_by_id: 'ada', members: [ada] } },
      get_or_create_distinct_channel: { data: { ...pair, members: [ada, { user_id: 'cyd' }] } },
      get_pinned_messages: { sort: [{ field: 'pinned_at' }] },
      get_retention_policy_runs: { sort: [{ field: 'date' }] },
      mark_unread: { message_id: 'm0' },
      mute_channel: { channel_cids: ['team:a'] },
      query_channels: { predefined_filter: 'pf' },
      query_members: { payload: { type: 'team', members: pair.members, filter_conditions: {} } },
      query_message_history: { filter: { message_id: 'm0' } },
      restore_users: { user_ids: ['eve'] },
      run_message_action: { form_data: { image_action: 'send' } },
      search: { payload: { filter_conditions: { cid: 'team:a' }, query: 'text' } },
      send_event: { event: { type: 'custom', ...ada } },
      send_message: written,
      send_reaction: { reaction: { type: 'like', ...ada } },
      truncate_channel: written,
      undelete_message: { undeleted_by: 'ada' },
      unmute_channel: { channel_cids: ['team:a'] },
      update_app: { event_hooks: [{ hook_type: 'webhook', webhook_url: 'http://127.0.0.1:9/' }] },
      update_channel: written,
      update_live_location: { message_id: 'here' },
      update_message: { message: { ...written.message, pinned: true } },
      update_poll_option: { id: option, text: 'perhaps' },
      update_predefined_filter: { filter: { type: 'team' }, operation: 'QueryChannels' },
      update_users: { users: { ada: { id: 'ada' } } },
      update_users_partial: { users: [{ id: 'ada' }] },
    },
  };
}
