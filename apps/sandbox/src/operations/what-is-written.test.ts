import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { TestApi, WireBody } from '../test/api.ts';

// Each field that an object can be given is one that it has from then on, wherever it is read.

const chat = '/api/v2/chat';
const room = `${chat}/channels/team/a`;
const ada = { user_id: 'ada' };

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await api.users('ada', 'bob');
  await must('POST', `${room}/query`, {
    data: { created_by_id: 'ada', team: 'red', members: [ada, { user_id: 'bob' }] },
  });
  await must('POST', '/api/v2/blocklists', { name: 'bad', words: ['damn'] });
});
afterAll(() => api.close());

async function must(method: string, path: string, body?: object): Promise<WireBody> {
  const reply = await api.raw(method, path, body && { body });
  expect(reply.status, reply.text).toBeLessThan(300);
  return reply.body;
}

const attachment = {
  type: 'card',
  title: 'A title',
  title_link: 'https://example.com/title',
  text: 'text',
  pretext: 'before',
  fallback: 'instead',
  color: '#ff0000',
  author_name: 'Ada',
  author_link: 'https://example.com/ada',
  author_icon: 'https://example.com/ada.png',
  image_url: 'https://example.com/a.png',
  thumb_url: 'https://example.com/b.png',
  asset_url: 'https://example.com/c.pdf',
  og_scrape_url: 'https://example.com/',
  footer: 'below',
  footer_icon: 'https://example.com/d.png',
  original_width: 640,
  original_height: 480,
  fields: [{ title: 'Size', value: '3', short: true }],
  actions: [{ name: 'act', text: 'Do', type: 'button', style: 'primary', value: 'do' }],
  custom: { size: 3 },
};

const message = {
  text: 'written *whole*',
  html: '<p>written</p>\n',
  mml: '<mml>x</mml>',
  attachments: [attachment],
  custom: { color: 'red', deep: [{ a: null }] },
  mentioned_channel: true,
  mentioned_here: true,
  mentioned_roles: ['admin'],
  mentioned_group_ids: ['staff'],
  restricted_visibility: ['ada', 'bob'],
  silent: true,
  pinned: true,
};

test('a message, wherever it is read', async () => {
  const sent = await must('POST', `${room}/message`, { message: { id: 'whole', ...ada, ...message } });
  expect(sent['message']).toMatchObject(message);
  const alone = await must('GET', `${chat}/messages/whole`);
  expect(alone['message']).toMatchObject(message);
  const several = await must('GET', `${room}/messages?ids=whole`);
  expect(several['messages']).toEqual([sent['message']]);
  const listed = await must('POST', `${chat}/channels`, { filter_conditions: { cid: 'team:a' } });
  expect(listed).toMatchObject({ channels: [{ messages: [message], pinned_messages: [message] }] });
});

test('a message that is changed as a whole, and in parts', async () => {
  await must('POST', `${room}/message`, { message: { id: 'changed', ...ada, text: 'first' } });
  const { silent: _kept, ...changeable } = message;
  const whole = await must('POST', `${chat}/messages/changed`, { message: { ...ada, ...changeable } });
  expect(whole['message']).toMatchObject(changeable);
  await must('POST', `${room}/message`, { message: { id: 'in-parts', ...ada, text: 'first' } });
  const { custom, ...fields } = changeable;
  // What is no field of a message is custom data.
  const parts = await must('PUT', `${chat}/messages/in-parts`, { ...ada, set: { ...fields, ...custom } });
  expect(parts['message']).toMatchObject(changeable);
});

test('a draft', async () => {
  const { pinned: _pinned, restricted_visibility: _visibility, ...rest } = message;
  const draft = { ...rest, mentioned_users: ['bob'], show_in_channel: true, parent_id: 'thread' };
  await must('POST', `${room}/message`, { message: { id: 'thread', ...ada, text: 'begin' } });
  const { html, mml, text, attachments, custom, silent } = draft;
  await must('POST', `${room}/draft`, { message: { ...ada, ...draft } });
  const kept = { html, mml, text, attachments, custom, silent, show_in_channel: true, parent_id: 'thread' };
  expect(await must('GET', `${room}/draft?user_id=ada&parent_id=thread`)).toMatchObject({
    draft: { message: kept, parent_id: 'thread' },
  });
});

test('a device', async () => {
  const device = { id: 'd1', push_provider: 'apn', push_provider_name: 'ours', hardware_id: 'h1' };
  await must('POST', '/api/v2/devices', { ...ada, ...device, voip_token: true });
  expect(await must('GET', '/api/v2/devices?user_id=ada')).toMatchObject({
    devices: [{ ...device, voip: true, user_id: 'ada' }],
  });
});

const settings = {
  automod: 'simple',
  automod_behavior: 'flag',
  blocklist: 'bad',
  blocklist_behavior: 'shadow_block',
  blocklists: [{ blocklist: 'bad', behavior: 'block' }],
  chat_preferences: {
    default_preference: 'none',
    direct_mentions: 'all',
    channel_mentions: 'none',
    distinct_channel_messages: 'all',
    group_mentions: 'all',
    here_mentions: 'none',
    role_mentions: 'all',
    thread_replies: 'none',
  },
  commands: ['ban'],
  connect_events: false,
  count_messages: true,
  custom_events: false,
  delivery_events: true,
  grants: { channel_member: ['read-channel'] },
  mark_messages_pending: true,
  max_message_length: 123,
  message_retention: '30',
  mutes: false,
  partition_size: 20,
  partition_ttl: '72h',
  polls: true,
  push_level: 'mentions',
  push_notifications: false,
  reactions: false,
  read_events: false,
  replies: false,
  search: false,
  shared_locations: true,
  skip_last_msg_update_for_system_msgs: true,
  typing_events: false,
  uploads: false,
  url_enrichment: false,
  user_message_reminders: true,
};

test('a type of channels, made at once and changed later', async () => {
  // Lists and types answer the commands as objects, and a duration in the service's own spelling.
  const { commands: _names, partition_ttl: _ttl, ...rest } = settings;
  await must('POST', `${chat}/channeltypes`, { name: 'made', ...settings });
  expect(await must('GET', `${chat}/channeltypes/made`)).toMatchObject({
    ...rest,
    commands: [{ name: 'ban' }],
  });
  await must('POST', `${chat}/channeltypes`, {
    name: 'changed',
    automod: 'disabled',
    automod_behavior: 'flag',
    max_message_length: 5000,
  });
  const more = {
    allowed_flag_reasons: ['spam'],
    automod_thresholds: {
      explicit: { flag: 0.5, block: 0.9 },
      spam: { flag: 0.4, block: 0.8 },
      toxic: { flag: 0.3, block: 0.7 },
    },
    quotes: false,
    reminders: true,
  };
  const updated = await must('PUT', `${chat}/channeltypes/changed`, { ...settings, ...more });
  expect(updated).toMatchObject({ ...rest, ...more, commands: ['ban'] });
  expect(await must('GET', `${chat}/channeltypes/changed`)).toMatchObject({ ...rest, ...more });
});

test('what a user has yet to read, by the teams of the channels', async () => {
  await api.users('cyd');
  const news = `${chat}/channels/team/news`;
  const members = [ada, { user_id: 'cyd' }];
  await must('POST', `${news}/query`, { data: { created_by_id: 'ada', team: 'red', members } });
  await must('POST', `${news}/message`, { message: { ...ada, text: 'news' } });
  expect(await must('GET', `${chat}/unread?user_id=cyd`)).toMatchObject({
    total_unread_count_by_team: { red: 1 },
    channel_type: [{ channel_type: 'team', channel_count: 1, unread_count: 1 }],
  });
});
