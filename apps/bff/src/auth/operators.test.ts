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
    expect([again.status, again.body]).toMatchObject([
      409,
      { error: { code: 'email_taken', issues: [{ path: 'email' }] } },
    ]);
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
      await browser.post(`/api/operators/${id}/password`, { password: testPassword }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(403);
      expect(body).toMatchObject({ error: { code: 'not_permitted', permission: 'operators.manage' } });
    }
  });

  test('get a new password of an admin, which ends their sessions and is written down without it', async () => {
    const admin = await server.signedIn('admin');
    const viewer = await server.signedIn('viewer');
    await viewer.get('/api/preferences'); // So that the session is remembered.
    const id = await idOf('viewer-2@example.com');
    const next = 'staple battery horse';
    const set = (who: string, password = next) => admin.post(`/api/operators/${who}/password`, { password });
    expect((await set(id, 'short')).status).toBe(400);
    expect((await viewer.get('/api/preferences')).status).toBe(200);
    const answer = await set(id);
    expect([answer.status, answer.body]).toEqual([200, { status: 'changed' }]);
    expect((await viewer.get('/api/preferences')).status).toBe(401);
    expect((await viewer.signIn('viewer-2@example.com')).status).toBe(401);
    expect((await viewer.signIn('viewer-2@example.com', next)).status).toBe(200);
    const { body } = await admin.get('/api/audit?operation=operator_password_set');
    expect(body).toMatchObject({
      records: [{ target: 'viewer-2@example.com', outcome: 'succeeded', request: { params: { id } } }],
    });
    expect(JSON.stringify(body) + server.logged()).not.toContain(next);
  });

  test('get no new password that way for oneself, for nobody, or when they are barred', async () => {
    const admin = await server.signedIn('admin');
    const set = async (who: string) =>
      admin.post(`/api/operators/${who}/password`, { password: 'a new password' });
    const own = await set(await idOf('admin-1@example.com'));
    expect([own.status, own.body]).toMatchObject([409, { error: { code: 'own_password' } }]);
    expect((await admin.get('/api/operators')).status).toBe(200);
    expect((await set('nobody')).status).toBe(404);
    await server.signedIn('viewer');
    const id = await idOf('viewer-2@example.com');
    await admin.send('PATCH', `/api/operators/${id}`, { disabled: true });
    expect((await set(id)).status).toBe(200);
    expect((await server.browser().signIn('viewer-2@example.com', 'a new password')).status).toBe(401);
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
