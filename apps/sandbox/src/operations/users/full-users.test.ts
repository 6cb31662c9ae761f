import type { BodyOf, QueryOf } from '@backchannel/chat-api';
import {
  blockUsers,
  createDevice,
  createGuest,
  deleteUsers,
  getChannel,
  getOrCreateChannel,
  mute,
  muteChannel,
  queryUsers,
  restoreUsers,
  updateUsers,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { taskEnd } from '../../test/tasks.ts';

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation();
});
afterAll(() => talk.api.close());

type Payload = NonNullable<QueryOf<typeof queryUsers>['payload']>;
const query = async (payload: Partial<Payload> = {}) =>
  (await talk.api.call(queryUsers, { query: { payload: { filter_conditions: {}, ...payload } } })).users;
const one = async (id: string) => (await query({ filter_conditions: { id } }))[0];
const save = async (user: BodyOf<typeof updateUsers>['users'][string]) =>
  (await talk.api.call(updateUsers, { body: { users: { [user.id]: user } } })).users[user.id];

test('a user keeps in fields of their own what has one, and all else as custom data', async () => {
  const eve = {
    id: 'eve',
    name: 'Eve',
    image: 'https://example.com/eve.png',
    role: 'admin',
    language: 'de',
    teams: ['red', 'blue'],
    teams_role: { red: 'moderator' },
    privacy_settings: { read_receipts: { enabled: false } },
    invisible: true,
    custom: { colour: 'green' },
  };
  expect(await save(eve)).toMatchObject(eve);
  expect(await one('eve')).toMatchObject(eve);
  const { name: _name, ...nameless } = eve;
  const after = await save({ id: 'eve', custom: nameless.custom });
  expect(after).toMatchObject({ language: '', teams: [], invisible: false, custom: nameless.custom });
  // Nobody loses a role that nobody spoke of.
  expect(after?.role).toBe('admin');
  expect(await save({ id: 'eve', role: 'user' })).toMatchObject({ role: 'user', custom: {} });
  for (const field of ['name', 'image', 'teams_role', 'privacy_settings'])
    expect(after).not.toHaveProperty(field);
});

test('one who cannot be written keeps all others of the call from being written', async () => {
  const users = { fay: { id: 'fay' }, gus: { id: 'gus', custom: { long: 'x'.repeat(6000) } } };
  expect(await refusal(talk.api.call(updateUsers, { body: { users } }))).toEqual([400, 4]);
  expect(await query({ filter_conditions: { id: { $in: ['fay', 'gus'] } } })).toEqual([]);
});

test('users come with their mutes, devices, and whom they block', async () => {
  const { api } = talk;
  expect(await one('ada')).toMatchObject({
    mutes: [],
    channel_mutes: [],
    devices: [],
    blocked_user_ids: [],
    custom: {},
  });
  const user_id = 'ada';
  await api.call(mute, { body: { user_id, target_ids: ['bob'] } });
  await api.call(muteChannel, { body: { user_id, channel_cids: ['team:a'] } });
  await api.call(createDevice, { body: { user_id, id: 'phone', push_provider: 'apn' } });
  await api.call(blockUsers, { body: { user_id, blocked_user_id: 'cyd' } });
  expect(await one('ada')).toMatchObject({
    mutes: [{ target: { id: 'bob' } }],
    channel_mutes: [{ channel: { cid: 'team:a' } }],
    devices: [{ id: 'phone' }],
    blocked_user_ids: ['cyd'],
  });
});

test('a page has thirty users unless asked for more, up to a hundred, by up to five fields', async () => {
  for (const from of [0, 100]) {
    const ids = Array.from({ length: 100 }, (_, n) => `u${from + n}`);
    await talk.api.users(...ids);
  }
  expect(await query()).toHaveLength(30);
  expect(await query({ limit: 100 })).toHaveLength(100);
  expect(await refusal(query({ limit: 101 }))).toEqual([400, 4]);
  expect(await query({ limit: 100, offset: 1000 })).toEqual([]);
  expect(await refusal(query({ offset: 1001 }))).toEqual([400, 4]);
  const sort = ['role', 'language', 'created_at', 'name', 'id'].map((field) => ({ field, direction: 1 }));
  expect(await query({ sort })).toHaveLength(30);
  expect(await refusal(query({ sort: [...sort, { field: 'updated_at', direction: 1 }] }))).toEqual([400, 4]);
  const reply = await talk.api.raw('GET', '/api/v2/users?payload=%7B%7D');
  expect([reply.status, reply.body.code]).toEqual([400, 4]);
});

test('of somebody who is restored only the user comes back, and none of their memberships', async () => {
  const params = { type: 'team', id: 'b' };
  const members = [{ user_id: 'bob' }, { user_id: 'cyd' }];
  await talk.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'bob', members } } });
  const { task_id } = await talk.api.call(deleteUsers, { body: { user_ids: ['cyd'] } });
  await taskEnd(talk.api, task_id);
  expect(await one('cyd')).toBeUndefined();
  await talk.api.call(restoreUsers, { body: { user_ids: ['cyd'] } });
  expect(await one('cyd')).toMatchObject({ id: 'cyd', name: 'User cyd' });
  expect((await talk.api.call(getChannel, { params })).members.map(({ user_id }) => user_id)).toEqual([
    'bob',
  ]);
});

test('a guest has the role, an id that holds the wanted one, and a token to act with', async () => {
  const make = () => talk.api.call(createGuest, { body: { user: { id: 'vera', name: 'Vera' } } });
  const [first, second] = [await make(), await make()];
  expect(first.user).toMatchObject({ role: 'guest', name: 'Vera' });
  expect(first.user.id).toContain('vera');
  expect(second.user.id).not.toBe(first.user.id);
  const reply = await talk.api.raw('GET', '/api/v2/chat/unread', { token: first.access_token });
  expect(reply.status).toBe(200);
  expect((await talk.api.raw('POST', '/api/v2/guest', { body: {} })).body.code).toBe(4);
});
