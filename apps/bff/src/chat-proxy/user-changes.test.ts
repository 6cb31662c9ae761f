import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../testing.ts';
import { chat, startProxy, type TestProxy } from './testing.ts';

describe('changes of users', () => {
  let proxy: TestProxy;
  let admin: TestBrowser;
  let moderator: TestBrowser;
  /** What the admin is in the Chat API. */
  let identity = '';
  beforeAll(async () => {
    proxy = await startProxy();
    admin = await proxy.server.signedIn('admin');
    moderator = await proxy.server.signedIn('moderator');
    const created = await admin.post(chat('/api/v2/users'), { users: { ann: { id: 'ann', name: 'Ann' } } });
    expect(created.status).toBe(201);
    // Makes the admin's own user.
    const path = chat('/api/v2/chat/channels/messaging/general/query');
    expect((await admin.post(path, { data: {} })).status).toBe(201);
    const { user_id } = await proxy.server.context.db
      .selectFrom('chat_identity')
      .select('user_id')
      .executeTakeFirstOrThrow();
    identity = user_id;
  });
  afterAll(() => proxy.close());

  const users = '/api/v2/users';
  const many = (user: object) => ({ users: { ann: { id: 'ann', ...user } } });
  const partly = (set: object) => ({ users: [{ id: 'ann', set }] });
  const without = (...unset: string[]) => ({ users: [{ id: 'ann', unset }] });

  test.each<[string, string, () => object, string]>([
    ['POST', users, () => many({ role: 'admin' }), 'config.write'],
    ['POST', users, () => many({ role: 'a-role-of-the-app' }), 'config.write'],
    ['POST', users, () => many({ teams_role: { red: 'admin' } }), 'config.write'],
    ['PATCH', users, () => partly({ role: 'admin' }), 'config.write'],
    ['PATCH', users, () => partly({ 'teams_role.red': 'admin' }), 'config.write'],
    ['PATCH', users, () => partly({ role: 'user' }), 'config.write'],
    ['PATCH', users, () => partly({ teams_role: {} }), 'config.write'],
    ['PATCH', users, () => partly({ role: null }), 'config.write'],
    ['PATCH', users, () => partly({ Teams_Role: null }), 'config.write'],
    ['PATCH', users, () => partly({ name: 'Eve', 'teams_role.red': null }), 'config.write'],
    ['PATCH', users, () => without('role'), 'config.write'],
    ['PATCH', users, () => without('name', 'Teams_Role.red'), 'config.write'],
    ['POST', users, () => ({ users: { [identity]: { id: identity, name: 'Eve' } } }), 'operators.manage'],
    ['POST', users, () => ({ users: { ann: { id: identity, name: 'Eve' } } }), 'operators.manage'],
    ['PATCH', users, () => ({ users: [{ id: identity, set: { name: 'Eve' } }] }), 'operators.manage'],
    ['POST', `${users}/deactivate`, () => ({ user_ids: ['ann', identity] }), 'operators.manage'],
    ['POST', `${users}/{identity}/deactivate`, () => ({}), 'operators.manage'],
    ['POST', `${users}/{identity}/reactivate`, () => ({}), 'operators.manage'],
    ['POST', '/api/v2/moderation/ban', () => ({ target_user_id: identity }), 'operators.manage'],
  ])('by a moderator: %s %s with %o is refused and written down', async (method, path, body, permission) => {
    const address = chat(path.replace('{identity}', identity));
    const answer = await moderator.send(method, address, body());
    expect([answer.status, answer.body]).toMatchObject([
      403,
      { error: { code: 'not_permitted', permission } },
    ]);
    expect(await proxy.newest()).toMatchObject({ outcome: 'refused', operator: { role: 'moderator' } });
  });

  test('by a moderator are done where they give nobody more rights', async () => {
    const whole = await moderator.post(chat(users), many({ name: 'Anna', role: 'user' }));
    expect([whole.status, whole.body]).toMatchObject([
      201,
      { users: { ann: { name: 'Anna', role: 'user' } } },
    ]);
    const part = await moderator.send('PATCH', chat(users), partly({ name: 'Ann' }));
    expect([part.status, part.body]).toMatchObject([200, { users: { ann: { name: 'Ann' } } }]);
  });

  test('by an admin are done', async () => {
    const answer = await admin.post(chat(users), many({ name: 'Ann', role: 'admin' }));
    expect([answer.status, answer.body]).toMatchObject([201, { users: { ann: { role: 'admin' } } }]);
    const renamed = await admin.send('PATCH', chat(users), {
      users: [{ id: identity, set: { name: 'Ada' } }],
    });
    expect([renamed.status, renamed.body]).toMatchObject([200, { users: { [identity]: { name: 'Ada' } } }]);
  });
});
