// Takes its time: left out of `npm run verify`.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDialects } from '../db/testing.ts';
import { startTestServer, testPassword, type TestServer } from '../testing.ts';

describe.each(testDialects)('operators on %s', (dialect) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ dialect });
  });
  afterEach(() => server.close());

  const newOperator = { name: 'Noor', email: 'Noor@Example.com', role: 'moderator', password: testPassword };
  const idOf = async (email: string): Promise<string> =>
    (
      await server.context.db
        .selectFrom('user')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirstOrThrow()
    ).id;

  test('are added by an admin and can sign in', async () => {
    const admin = await server.signedIn('admin');
    const { status, body } = await admin.post('/api/operators', newOperator);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      operator: { name: 'Noor', email: 'noor@example.com', role: 'moderator', disabled: false },
    });
    expect((await server.browser().signIn('noor@example.com')).status).toBe(200);
    const list = await admin.get('/api/operators');
    expect(list.body).toMatchObject({ operators: [{ name: 'Noor' }, { name: 'admin 1' }] });
    expect(JSON.stringify(list.body)).not.toMatch(/password|token/);
  });

  test('have one e-mail address each', async () => {
    const admin = await server.signedIn('admin');
    await admin.post('/api/operators', newOperator);
    const again = await admin.post('/api/operators', { ...newOperator, name: 'Other' });
    expect([again.status, again.body]).toMatchObject([409, { error: { code: 'email_taken' } }]);
  });

  test('are refused with every wrong field named', async () => {
    const admin = await server.signedIn('admin');
    const { status, body } = await admin.post('/api/operators', {
      name: '',
      email: 'x',
      role: 'king',
      password: 'short',
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: { issues: [{ path: 'name' }, { path: 'email' }, { path: 'role' }, { path: 'password' }] },
    });
    expect(
      (await admin.send('PATCH', `/api/operators/${await idOf('admin-1@example.com')}`, {})).status,
    ).toBe(400);
    expect((await admin.send('PATCH', '/api/operators/nobody', { role: 'viewer' })).status).toBe(404);
  });

  test.each(['viewer', 'moderator', 'marketer'] as const)('cannot be managed by a %s', async (role) => {
    const browser = await server.signedIn(role);
    const id = await idOf(`${role}-1@example.com`);
    const answers = [
      await browser.get('/api/operators'),
      await browser.post('/api/operators', newOperator),
      await browser.send('PATCH', `/api/operators/${id}`, { role: 'admin' }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(403);
      expect(body).toMatchObject({ error: { code: 'not_permitted', permission: 'operators.manage' } });
    }
  });

  test('always keep one admin', async () => {
    const first = await server.signedIn('admin');
    const path = `/api/operators/${await idOf('admin-1@example.com')}`;
    for (const change of [{ role: 'viewer' }, { disabled: true }]) {
      const answer = await first.send('PATCH', path, change);
      expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'last_admin' } }]);
    }
    await server.signedIn('admin');
    expect((await first.send('PATCH', path, { role: 'viewer' })).status).toBe(200);
    expect((await first.get('/api/operators')).status).toBe(403);
  });

  test('keep one admin when two demote each other at once', async () => {
    const [one, two] = [await server.signedIn('admin'), await server.signedIn('admin')];
    const [idOne, idTwo] = [await idOf('admin-1@example.com'), await idOf('admin-2@example.com')];
    const answers = await Promise.all([
      one.send('PATCH', `/api/operators/${idTwo}`, { role: 'viewer' }),
      two.send('PATCH', `/api/operators/${idOne}`, { role: 'viewer' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const admins = await server.context.db
      .selectFrom('user')
      .select('id')
      .where('role', '=', 'admin')
      .execute();
    expect(admins).toHaveLength(1);
  });
});
