import { getChannel, getOrCreateChannel } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signToken, startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';

let api: TestApi;
const CHANNELS = '/api/v2/chat/channels';
const ROOM = `${CHANNELS}/messaging/room`;
beforeAll(async () => {
  api = await startApi();
  await api.users('ada');
  const data = { created_by_id: 'ada', members: [{ user_id: 'ada' }] };
  await api.call(getOrCreateChannel, { params: { type: 'messaging', id: 'room' }, body: { data } });
});
afterAll(() => api.close());

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const query = (payload: string): string => `payload=${encodeURIComponent(payload)}`;

// What would reach the database or the stack as something they cannot take. Nothing of it may end in a 5xx.
test.each<[what: string, method: string, path: string, text?: string]>([
  ['a body that is nested deeply', 'POST', `${ROOM}/message`, `{"message":{"custom":{"a":${nested(6000)}}}}`],
  ['custom data that is small and deep', 'PATCH', ROOM, `{"user_id":"ada","set":{"a":${nested(1500)}}}`],
  [
    'a payload that is nested deeply',
    'GET',
    `/api/v2/users?${query(`{"filter_conditions":${nested(1500)}}`)}`,
  ],
  ['a sort key with a zero byte', 'POST', CHANNELS, String.raw`{"sort":[{"field":"a\u0000b"}]}`],
  ['a sort key with a backslash', 'POST', CHANNELS, String.raw`{"sort":[{"field":"\\"}]}`],
  ['a filter key with a backslash', 'POST', CHANNELS, String.raw`{"filter_conditions":{"\\":1}}`],
  ['a filter key with a zero byte', 'POST', CHANNELS, String.raw`{"filter_conditions":{"a\u0000b":1}}`],
  [
    'an invitation like a property',
    'POST',
    CHANNELS,
    '{"user_id":"ada","filter_conditions":{"invite":"constructor"}}',
  ],
  [
    "a member's invitation like a property",
    'GET',
    `/api/v2/chat/members?${query('{"type":"messaging","id":"room","filter_conditions":{"invite":"toString"}}')}`,
  ],
  ['a time before what can be kept', 'POST', `${ROOM}/truncate`, '{"truncated_at":"0001-01-01T00:00:00Z"}'],
  ['a time after what can be kept', 'POST', `${ROOM}/truncate`, '{"truncated_at":"9999-12-31T23:59:59Z"}'],
  ['a time as an endless number', 'POST', `${ROOM}/truncate`, '{"truncated_at":1e308}'],
  [
    'a mute for ever and ever',
    'POST',
    '/api/v2/chat/moderation/mute/channel',
    '{"user_id":"ada","channel_cids":["messaging:room"],"expiration":9007199254740991}',
  ],
  ['a setting of the wrong type', 'PATCH', ROOM, '{"set":{"config_overrides":{"commands":5}}}'],
  [
    'a setting of the wrong type that no request describes',
    'PATCH',
    ROOM,
    '{"set":{"config_overrides":{"mark_messages_pending":{}}}}',
  ],
])('%s is a wrong request', async (_what, method, path, text) => {
  const reply = await api.raw(method, path, text === undefined ? {} : { text });
  expect([reply.status, reply.body.code], reply.text).toEqual([400, 4]);
});

test('a role may be called like a property', async () => {
  const config_overrides = { grants: { constructor: ['read-channel'], user: ['!create-channel'] } };
  const reply = await api.raw('PATCH', ROOM, { body: { set: { config_overrides } } });
  expect(reply.status, reply.text).toBe(200);
});

test('a user may not change a field that is called like a property', async () => {
  const token = signToken({ user_id: 'bob' }, api.sandbox.apiSecret);
  const reply = await api.raw('PATCH', ROOM, { token, text: '{"set":{"constructor":1}}' });
  expect([reply.status, reply.body.code]).toEqual([403, 17]);
});

test('far moments may be filtered on', async () => {
  const filter_conditions = { created_at: { $lt: '9999-12-31T23:59:59Z' } };
  const reply = await api.raw('POST', CHANNELS, { body: { filter_conditions } });
  expect([reply.status, reply.body['channels']]).toEqual([201, [expect.anything()]]);
});

test('unknown settings are left aside, known ones kept', async () => {
  const config_overrides = { replies: false, mutes: false, name: 'other', nonsense: { a: 1 } };
  await api.raw('PATCH', ROOM, { body: { set: { config_overrides } } });
  const { channel } = await api.call(getChannel, { params: { type: 'messaging', id: 'room' } });
  expect(channel?.config).toMatchObject({ name: 'messaging', replies: false, mutes: false });
  expect(channel?.config).not.toHaveProperty('nonsense');
});
