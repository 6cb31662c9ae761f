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
