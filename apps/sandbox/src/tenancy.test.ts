import { getOrCreateChannel, updateApp } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from './test/conversation.ts';
import type { Conversation } from './test/conversation.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation({}, 'livestream');
  const { api } = room;
  const users = [
    { id: 'red', teams: ['red'] },
    { id: 'blue', teams: ['blue'] },
    { id: 'both', teams: ['red', 'blue'], teams_role: { blue: 'admin' } },
    { id: 'boss', role: 'global_admin', teams: [] },
  ];
  const body = { users: Object.fromEntries(users.map((user) => [user.id, user])) };
  expect((await api.raw('POST', '/api/v2/users', { body })).status).toBe(201);
  for (const team of ['red', 'blue'])
    await api.call(getOrCreateChannel, {
      params: { type: 'livestream', id: team },
      body: { data: { created_by_id: team, team } },
    });
  await api.call(updateApp, { body: { multi_tenant_enabled: true } });
});
afterEach(() => room.api.close());

const status = async (userId: string, path: string) =>
  (await room.as(userId, 'GET', `/api/v2/chat/channels/livestream/${path}`)).status;

async function listed(userId: string): Promise<string[]> {
  const { text } = await room.as(userId, 'POST', '/api/v2/chat/channels', {});
  return [...new Set(Array.from(text.matchAll(/"cid":"livestream:(\w+)"/g), ([, id]) => id ?? ''))].sort(
    (a, b) => a.localeCompare(b),
  );
}

async function found(userId: string): Promise<string[]> {
  const query = new URLSearchParams({ payload: JSON.stringify({ filter_conditions: {}, limit: 100 }) });
  const { body } = await room.as(userId, 'GET', `/api/v2/users?${query.toString()}`);
  // As the API answers them.
  const users = (body['users'] ?? []) as { id: string }[];
  return users.map(({ id }) => id).sort((a, b) => a.localeCompare(b));
}

test('a user’s token sees the channels of the user’s teams; who has no team those without', async () => {
  expect([await status('red', 'red'), await status('red', 'blue'), await status('red', 'a')]).toEqual([
    200, 403, 403,
  ]);
  expect([await status('ada', 'red'), await status('ada', 'a')]).toEqual([403, 200]);
  expect(await listed('red')).toEqual(['red']);
  expect(await listed('both')).toEqual(['blue', 'red']);
  expect(await listed('ada')).toEqual(['a']);
});

test('a user finds the users of the same teams', async () => {
  expect(await found('red')).toEqual(['both', 'red']);
  expect(await found('both')).toEqual(['blue', 'both', 'red']);
  expect(await found('ada')).toEqual(['ada', 'bob', 'boss', 'cyd']);
});

test('a role in a team counts there and nowhere else', async () => {
  const truncate = (id: string) =>
    room.as('both', 'POST', `/api/v2/chat/channels/livestream/${id}/truncate`, {});
  expect((await truncate('blue')).status).toBe(201);
  expect((await truncate('red')).status).toBe(403);
});

test('nobody makes a channel in a team that is not theirs', async () => {
  const make = (id: string, team: string) =>
    room.as('red', 'POST', `/api/v2/chat/channels/messaging/${id}/query`, { data: { team } });
  expect([(await make('new-red', 'red')).status, (await make('new-blue', 'blue')).status]).toEqual([
    201, 403,
  ]);
});

test('who is in none of a user’s teams can be neither muted, blocked, flagged nor made a member', async () => {
  const post = async (path: string, body: object) => {
    const { status, body: answer } = await room.as('red', 'POST', `/api/v2/${path}`, body);
    return [status, answer.code];
  };
  const flagged = (entity_id: string) => ({ entity_type: 'stream:user', entity_id });
  const member = (user_id: string) => ({ data: { team: 'red', members: [{ user_id }] } });
  for (const [id, wanted] of [
    ['blue', [403, 17]],
    ['both', [201, undefined]],
  ] as const) {
    expect(await post('moderation/mute', { target_ids: [id] })).toEqual(wanted);
    expect(await post('users/block', { blocked_user_id: id })).toEqual(wanted);
    expect(await post('moderation/flag', flagged(id))).toEqual(wanted);
    expect(await post(`chat/channels/messaging/with-${id}/query`, member(id))).toEqual(wanted);
  }
  const add = (user_id: string) => post('chat/channels/messaging/with-both', { add_members: [{ user_id }] });
  expect(await add('blue')).toEqual([403, 17]);
  expect(await post('chat/channels/messaging/with-both', { add_moderators: ['blue'] })).toEqual([403, 17]);
});

test('a search finds nothing of other teams', async () => {
  const message = { message: { text: 'hello', user_id: 'blue' } };
  for (const team of ['red', 'blue'])
    await room.api.raw('POST', `/api/v2/chat/channels/livestream/${team}/message`, { body: message });
  const payload = { query: 'hello', filter_conditions: { type: 'livestream' } };
  const { text } = await room.as(
    'red',
    'GET',
    `/api/v2/chat/search?payload=${encodeURIComponent(JSON.stringify(payload))}`,
  );
  expect(text).toContain('"cid":"livestream:red"');
  expect(text).not.toContain('livestream:blue');
});

test('global roles, the app’s own server, and everybody without the setting know no teams', async () => {
  expect((await found('boss')).length).toBe(7);
  expect((await room.api.raw('GET', '/api/v2/chat/channels/livestream/blue')).status).toBe(200);
  await room.api.call(updateApp, { body: { multi_tenant_enabled: false } });
  expect(await status('red', 'blue')).toBe(200);
});

test('the app can keep roles from searching users, guests from coming, and all of it from being checked', async () => {
  const { api } = room;
  await api.call(updateApp, {
    body: { user_search_disallowed_roles: ['user'], guest_user_creation_disabled: true },
  });
  const query = new URLSearchParams({ payload: JSON.stringify({ filter_conditions: {} }) });
  expect((await room.as('ada', 'GET', `/api/v2/users?${query.toString()}`)).body.code).toBe(17);
  expect((await room.as('boss', 'GET', `/api/v2/users?${query.toString()}`)).status).toBe(200);
  expect((await api.raw('POST', '/api/v2/guest', { body: { user: { id: 'g' } } })).status).toBe(403);
  await api.call(updateApp, { body: { disable_permissions_checks: true } });
  expect(await status('red', 'blue')).toBe(200);
});
