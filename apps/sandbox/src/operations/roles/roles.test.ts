import {
  createRole,
  deleteRole,
  getPermission,
  listPermissions,
  listRoles,
  updateChannelType,
  updateUsers,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const CHANNELS = '/api/v2/chat/channels/team';
const create = (name = 'tutor') => api.call(createRole, { body: { name } });
const remove = (name = 'tutor') => api.call(deleteRole, { params: { name } });
const roles = async () => (await api.call(listRoles, {})).roles;
const grant = (permissions: string[]) =>
  api.call(updateChannelType, {
    params: { name: 'team' },
    body: {
      automod: 'disabled',
      automod_behavior: 'flag',
      max_message_length: 5000,
      grants: { tutor: permissions },
    },
  });

test('every app has the built-in roles, with the scopes of their grants', async () => {
  const built = (await roles()).filter(({ custom }) => !custom);
  expect(built.map(({ name }) => name)).toEqual([
    'admin',
    'anonymous',
    'channel_member',
    'channel_moderator',
    'global_admin',
    'global_moderator',
    'guest',
    'moderator',
    'user',
  ]);
  expect(built.find(({ name }) => name === 'admin')?.scopes).toEqual([
    '.app',
    'commerce',
    'gaming',
    'livestream',
    'messaging',
    'team',
  ]);
  expect(built.find(({ name }) => name === 'anonymous')?.scopes).toEqual(['livestream']);
});

test('a role of one’s own has scopes where it is granted something', async () => {
  const { role } = await create();
  expect(role).toMatchObject({ name: 'tutor', custom: true, scopes: [] });
  expect(role.created_at).toBeGreaterThan(0);
  await grant(['read-channel']);
  expect((await roles()).at(-1)).toMatchObject({ name: 'tutor', scopes: ['team'] });
});

test('a role is not deleted while it is granted something, or somebody has it', async () => {
  await create();
  await grant(['read-channel']);
  expect(await refusal(remove())).toEqual([400, 4]);
  await grant([]);
  await api.call(updateUsers, { body: { users: { ada: { id: 'ada', role: 'tutor' } } } });
  expect(await refusal(remove())).toEqual([400, 4]);
  await api.call(updateUsers, { body: { users: { ada: { id: 'ada', role: 'user' } } } });
  await remove();
  expect((await roles()).map(({ name }) => name)).not.toContain('tutor');
  expect(await refusal(remove())).toEqual([404, 16]);
});

test('a role that somebody has in a team alone is not deleted either', async () => {
  await create();
  const ada = { id: 'ada', teams: ['red'], teams_role: { red: 'tutor' } };
  await api.call(updateUsers, { body: { users: { ada } } });
  expect(await refusal(remove())).toEqual([400, 4]);
  await api.call(updateUsers, { body: { users: { ada: { ...ada, teams_role: {} } } } });
  await remove();
});

test.each<[string, string, string, (user: object) => object]>([
  ['update_users', 'POST', '/api/v2/users', (user) => ({ users: { ada: user } })],
  [
    'update_users_partial',
    'PATCH',
    '/api/v2/users',
    ({ id, ...set }: { id?: string }) => ({ users: [{ id, set }] }),
  ],
  ['the creator', 'POST', `${CHANNELS}/new/query`, (user) => ({ data: { created_by: user } })],
  [
    'a member',
    'POST',
    `${CHANNELS}/new/query`,
    (user) => ({ data: { created_by_id: 'ada', members: [{ user }] } }),
  ],
  ['who acts', 'POST', `${CHANNELS}/old/message`, (user) => ({ message: { text: 'x', user } })],
])('nobody gets a role that there is not: %s', async (_what, method, path, body) => {
  await api.users('ada');
  const data = { created_by_id: 'ada' };
  await api.raw('POST', `${CHANNELS}/old/query`, { body: { data } });
  for (const roles of [{ role: 'tutor' }, { teams: ['red'], teams_role: { red: 'tutor' } }]) {
    const call = () => api.raw(method, path, { body: body({ id: 'ada', ...roles }) });
    const refused = await call();
    expect([refused.status, refused.body.code]).toEqual([400, 4]);
    expect(refused.body.message).toContain('role "tutor"');
    await create();
    expect((await call()).status).toBeLessThan(300);
    await api.raw('POST', '/api/v2/users', { body: { users: { ada: { id: 'ada', role: 'user' } } } });
    await api.raw('DELETE', `${CHANNELS}/new?hard_delete=true`);
    await remove();
  }
});

test('refuses names that are taken, empty or too long, and to delete what is built in', async () => {
  await create();
  for (const name of ['tutor', 'admin', ' ', 'x'.repeat(65)])
    expect(await refusal(create(name))).toEqual([400, 4]);
  expect(await refusal(remove('admin'))).toEqual([400, 4]);
});

test('a role and a type may be called what objects have by themselves', async () => {
  const { role } = await create('constructor');
  expect(role.scopes).toEqual([]);
  await api.call(updateUsers, { body: { users: { ada: { id: 'ada', role: 'constructor' } } } });
  const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
  const muted = await api.raw('POST', '/api/v2/moderation/mute', { token, body: { target_ids: ['bob'] } });
  expect([muted.status, muted.body.code]).toEqual([403, 17]);
  const body = { name: 'constructor', automod: 'disabled', automod_behavior: 'flag', max_message_length: 9 };
  await api.raw('POST', '/api/v2/chat/channeltypes', { body });
  const reset = { ...body, grants: null };
  const reply = await api.raw('PUT', '/api/v2/chat/channeltypes/constructor', { body: reset });
  expect([reply.status, Object.keys(reply.body['grants'] ?? {}).length > 3]).toEqual([201, true]);
});

test('an app has at most 25 roles of its own', async () => {
  for (let number = 0; number < 25; number += 1) await create(`role-${number}`);
  expect(await refusal(create())).toEqual([400, 4]);
});

test('permissions are listed and got by id, also those about what is one’s own', async () => {
  const { permissions } = await api.call(listPermissions, {});
  const ids = permissions.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(permissions.find(({ id }) => id === 'create-channel')).toMatchObject({
    name: 'Create Channel',
    action: 'CreateChannel',
    custom: false,
    owner: false,
    level: 'channel',
  });
  const { permission } = await api.call(getPermission, { params: { id: 'update-message-owner' } });
  expect(permission).toMatchObject({ action: 'UpdateMessage', owner: true, owner_resource: 'message' });
  expect(await refusal(api.call(getPermission, { params: { id: 'fly' } }))).toEqual([404, 16]);
});

test('everything that is granted by default is a permission that is listed', async () => {
  const { permissions } = await api.call(listPermissions, {});
  const ids = new Set(permissions.map(({ id }) => id));
  const { body } = await api.raw('GET', '/api/v2/app');
  const { body: types } = await api.raw('GET', '/api/v2/chat/channeltypes');
  // Both answers were held against their description when they came.
  const app = body['app'] as { grants: Record<string, string[]> };
  const all = Object.values(types['channel_types'] as Record<string, { grants: Record<string, string[]> }>);
  const granted = [app, ...all].flatMap(({ grants }) => Object.values(grants).flat());
  expect(granted.filter((id) => !ids.has(id))).toEqual([]);
});
