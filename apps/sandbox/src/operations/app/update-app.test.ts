import { createRole, getApp, updateApp } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const app = async () => (await api.call(getApp, {})).app;

test('an app has a name and an id, its grants, types and hooks, what may be uploaded, and what is switched on', async () => {
  expect(await app()).toMatchObject({
    id: expect.any(Number) as number,
    name: 'Sandbox',
    organization: 'Sandbox',
    multi_tenant_enabled: false,
    campaign_enabled: true,
    event_hooks: [],
    file_upload_config: { allowed_file_extensions: [], blocked_file_extensions: [] },
    image_upload_config: { allowed_mime_types: [], blocked_mime_types: [] },
  });
  const { grants, channel_configs: types } = await app();
  expect(Object.keys(grants).toSorted()).toEqual(['admin', 'guest', 'moderator', 'user']);
  expect(Object.keys(types)).toEqual(['commerce', 'gaming', 'livestream', 'messaging', 'team']);
});

test('what is given replaces what was there, everything else stays, and an empty body changes nothing', async () => {
  await api.call(updateApp, { body: { multi_tenant_enabled: true, reminders_interval: 120 } });
  await api.call(updateApp, { body: { webhook_url: 'https://example.com/hook' } });
  await api.call(updateApp, { body: {} });
  expect(await app()).toMatchObject({
    multi_tenant_enabled: true,
    reminders_interval: 120,
    webhook_url: 'https://example.com/hook',
    organization: 'Sandbox',
  });
});

test('the list of hooks is replaced as a whole; a hook keeps its id and since when it is there', async () => {
  const hook = { hook_type: 'webhook', enabled: true, webhook_url: 'http://127.0.0.1:1/a' };
  await api.call(updateApp, { body: { event_hooks: [hook, { ...hook, enabled: false }] } });
  const {
    event_hooks: [first, second],
  } = await app();
  expect(first).toMatchObject({ ...hook, event_types: [] });
  expect(first?.id).not.toBe(second?.id);
  await api.call(updateApp, { body: { event_hooks: [{ ...hook, ...(first && { id: first.id ?? '' }) }] } });
  const { event_hooks: after } = await app();
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ id: first?.id, created_at: first?.created_at });
  expect(after[0]?.updated_at).toBeGreaterThan(first?.updated_at ?? 0);
  await api.call(updateApp, { body: { event_hooks: [] } });
  expect((await app()).event_hooks).toEqual([]);
});

test('a hook that cannot be served is refused, and nothing is changed', async () => {
  const webhook = { hook_type: 'webhook', enabled: true };
  for (const hook of [
    { ...webhook },
    { ...webhook, webhook_url: 'ftp://example.com' },
    { ...webhook, webhook_url: 'file:///etc/passwd' },
    { ...webhook, webhook_url: 'http://user:secret@example.com' },
    { ...webhook, webhook_url: 'nowhere' },
    { ...webhook, webhook_url: 'http://example.com', timeout_ms: -1 },
    { hook_type: 'sqs', enabled: true },
    { hook_type: 'pigeon', enabled: true },
  ])
    expect(
      await refusal(api.call(updateApp, { body: { name: 'x', event_hooks: [hook] } as object })),
    ).toEqual([400, 4]);
  const twice = { ...webhook, id: 'a', webhook_url: 'http://example.com' };
  expect(await refusal(api.call(updateApp, { body: { event_hooks: [twice, twice] } }))).toEqual([400, 4]);
  expect((await app()).event_hooks).toEqual([]);
});

test('grants are set role by role, and an empty list clears one', async () => {
  await api.call(createRole, { body: { name: 'shepherd' } });
  const before = (await app()).grants;
  await api.call(updateApp, { body: { grants: { moderator: [], shepherd: ['flag-user'] } } });
  const { moderator: _moderator, ...others } = before;
  expect((await app()).grants).toEqual({ ...others, shepherd: ['flag-user'] });
  // What was cleared stays so when another role changes.
  await api.call(updateApp, { body: { grants: { shepherd: [], guest: ['search-user'] } } });
  expect((await app()).grants).toEqual({ ...others, guest: ['search-user'] });
});

test('grants are of roles and permissions that there are; a role that is gone can be cleared', async () => {
  for (const [role, permission] of [
    ['shepherd', 'flag-user'],
    ['user', 'fly'],
    ['user', ''],
  ] as const) {
    const body = { grants: { [role]: [permission] } };
    expect(await refusal(api.call(updateApp, { body }))).toEqual([400, 4]);
  }
  await api.call(updateApp, { body: { grants: { shepherd: [] } } });
});

test('push settings come in five fields and are answered as one', async () => {
  await api.call(updateApp, {
    body: {
      push_config: { version: 'v2', offline_only: true },
      apn_config: { auth_type: 'token', bundle_id: 'org.example', auth_key: 'secret-key' },
      firebase_config: { Disabled: true, server_key: 'k' },
    },
  });
  await api.call(updateApp, { body: { apn_config: { development: true } } });
  expect((await app()).push_notifications).toMatchObject({
    offline_only: true,
    apn: { enabled: true, development: true, bundle_id: 'org.example', auth_key: 'secret-key' },
    firebase: { enabled: false, server_key: 'k' },
    huawei: { enabled: false },
  });
});

test('wrong values are refused: limits, choices and addresses', async () => {
  for (const body of [
    { cdn_expiration_seconds: 14_399 },
    { reminders_interval: 59 },
    { reminders_interval: 86_401 },
    { enforce_unique_usernames: 'world' },
    { file_upload_config: { size_limit: 104_857_601 } },
    { webhook_url: 'javascript:alert(1)' },
    { user_search_disallowed_roles: Array.from({ length: 11 }, (_, index) => `r${index}`) },
    { grants: { user: 'flag-user' } },
    { multi_tenant_enabled: 'yes' },
  ]) {
    const reply = await api.raw('PATCH', '/api/v2/app', { body });
    expect([JSON.stringify(body), reply.status, reply.body.code]).toEqual([JSON.stringify(body), 400, 4]);
  }
});

test('only the app’s own server changes it; others see it without hooks and keys', async () => {
  const hook = { id: 'h', hook_type: 'webhook', enabled: true, webhook_url: 'http://127.0.0.1:1' };
  await api.call(updateApp, {
    body: { event_hooks: [hook], sqs_secret: 'shh', apn_config: { auth_key: 'shh' } },
  });
  await api.users('ada');
  const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
  expect((await api.raw('PATCH', '/api/v2/app', { token, body: {} })).status).toBe(403);
  const seen = await api.raw('GET', '/api/v2/app', { token });
  expect(seen.status).toBe(200);
  expect(seen.text).not.toContain('shh');
  expect(seen.text).not.toContain('127.0.0.1:1');
});

test('tokens made before a moment can be taken back, of everybody and of one; null gives them back', async () => {
  await api.users('ada', 'bob');
  const now = Math.floor(Date.now() / 1000);
  const read = async (userId: string, iat?: number) => {
    const token = signToken({ user_id: userId, ...(iat !== undefined && { iat }) }, api.sandbox.apiSecret);
    const { status, body } = await api.raw('GET', '/api/v2/app', { token });
    return [status, body.code];
  };
  const at = new Date((now - 60) * 1000).toISOString();
  await api.call(updateApp, { body: { revoke_tokens_issued_before: at } });
  expect(await read('ada', now - 61)).toEqual([401, 40]);
  expect(await read('ada')).toEqual([401, 40]);
  expect(await read('ada', now - 59)).toEqual([200, undefined]);
  await api.raw('PATCH', '/api/v2/app', { body: { revoke_tokens_issued_before: null } });
  expect(await read('ada', now - 61)).toEqual([200, undefined]);

  const revoke = { id: 'ada', set: { revoke_tokens_issued_before: at } };
  expect((await api.raw('PATCH', '/api/v2/users', { body: { users: [revoke] } })).text).toContain(
    'revoke_tokens',
  );
  expect(await read('ada', now - 61)).toEqual([401, 40]);
  expect(await read('bob', now - 61)).toEqual([200, undefined]);
  const back = { id: 'ada', unset: ['revoke_tokens_issued_before'] };
  await api.raw('PATCH', '/api/v2/users', { body: { users: [back] } });
  expect(await read('ada', now - 61)).toEqual([200, undefined]);
});

test('names can be unique in the app, or within each team', async () => {
  const save = async (id: string, name: string, teams: string[] = []) => {
    const { status, body } = await api.raw('POST', '/api/v2/users', {
      body: { users: { [id]: { id, name, teams } } },
    });
    return [status, body.code];
  };
  const set = (scope: 'no' | 'app' | 'team') =>
    api.call(updateApp, { body: { enforce_unique_usernames: scope } });
  await save('ada', 'Ada', ['red']);
  expect(await save('ada2', 'Ada')).toEqual([201, undefined]);
  await set('app');
  expect(await save('ada3', 'Ada')).toEqual([400, 6]);
  expect(await save('ada', 'Ada', ['red'])).toEqual([201, undefined]);
  const partial = {
    users: [
      { id: 'ada2', set: { name: 'Ada' } },
      { id: 'ada', set: { name: 'Bea' } },
    ],
  };
  expect((await api.raw('PATCH', '/api/v2/users', { body: partial })).status).toBe(200);
  expect(await save('ada4', 'Bea')).toEqual([400, 6]);
  await set('team');
  expect(await save('ada5', 'Bea', ['blue'])).toEqual([201, undefined]);
  expect(await save('ada6', 'Bea', ['blue', 'red'])).toEqual([400, 6]);
});
