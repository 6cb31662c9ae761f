// Takes its time: left out of `npm run verify`.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordsOf } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import { startTestServer, testPassword, type TestBrowser, type TestServer } from '../testing.ts';
import { issueFirstAdminToken } from './first-admin.ts';

describe.each(testDialects)('what people do in the dashboard itself, on %s', (dialect) => {
  let server: TestServer;
  let admin: TestBrowser;
  beforeEach(async () => {
    server = await startTestServer({ dialect });
    admin = await server.signedIn('admin');
  });
  afterEach(() => server.close());

  const newest = async (): Promise<unknown> => recordsOf((await admin.get('/api/audit?limit=1')).body)[0];

  test('is written down: signing in, and failing to', async () => {
    expect(await newest()).toMatchObject({
      operation: 'sign_in',
      operator: { name: 'admin 1', role: 'admin' },
      app: null,
      target: 'admin-1@example.com',
      outcome: 'succeeded',
    });
    const guesser = server.browser();
    for (let n = 0; n < 8; n += 1) await guesser.signIn('admin-1@example.com', 'a wrong guess');
    const refused = recordsOf((await admin.get('/api/audit?operation=sign_in&outcome=refused')).body);
    expect(refused.map(({ operator, status }) => [operator, status])).toEqual([
      [null, 429],
      ...Array.from({ length: 5 }, () => [null, 401]),
    ]);
    expect(JSON.stringify(refused)).not.toContain('a wrong guess');
  });

  test('is written down: making and changing operators, also what is not possible', async () => {
    const person = { name: 'Cy', email: 'cy@example.com', role: 'viewer', password: testPassword };
    await admin.post('/api/operators', person);
    const created = await newest();
    expect(created).toMatchObject({
      operation: 'operator_created',
      target: 'cy@example.com',
      outcome: 'succeeded',
      request: { body: { role: 'viewer', password: '[hidden]' } },
    });
    await admin.post('/api/operators', person);
    expect(await newest()).toMatchObject({ outcome: 'failed', status: 409, error: { code: 'email_taken' } });
    const { id } = await server.context.db
      .selectFrom('user')
      .select('id')
      .where('email', '=', 'cy@example.com')
      .executeTakeFirstOrThrow();
    await admin.send('PATCH', `/api/operators/${id}`, { role: 'marketer', disabled: true });
    expect(await newest()).toMatchObject({
      operation: 'operator_changed',
      target: 'cy@example.com',
      request: { params: { id }, body: { role: 'marketer', disabled: true } },
      outcome: 'succeeded',
    });
  });

  test('is written down: being refused, signing out everywhere, a new password', async () => {
    const viewer = await server.signedIn('viewer');
    await viewer.post('/api/operators', {});
    expect(await newest()).toMatchObject({
      operation: 'permission_refused',
      operator: { role: 'viewer' },
      target: 'POST /api/operators',
      outcome: 'refused',
      error: { code: 'not_permitted' },
    });
    await viewer.send('PATCH', '/api/preferences', { theme: 'dark' }, { 'x-operator': 'somebody-else' });
    expect(await newest()).toMatchObject({
      target: 'PATCH /api/preferences',
      outcome: 'refused',
      error: { code: 'other_operator' },
    });
    const guess = { currentPassword: 'a wrong guess', newPassword: 'another password' };
    await viewer.post('/api/auth/change-password', guess);
    const failed = await newest();
    expect(failed).toMatchObject({ operation: 'password_changed', outcome: 'failed', status: 400 });
    expect(JSON.stringify(failed)).not.toMatch(/a wrong guess|another password/);
    await viewer.post('/api/auth/change-password', {
      currentPassword: testPassword,
      newPassword: 'another password',
    });
    expect(await newest()).toMatchObject({
      operation: 'password_changed',
      outcome: 'succeeded',
      request: {},
    });
    await viewer.post('/api/sign-out-everywhere');
    expect(await newest()).toMatchObject({ operation: 'sign_out_everywhere', outcome: 'succeeded' });
  });

  test('is written down: why a disabled operator is not let in, once the password is right', async () => {
    await server.signedIn('viewer');
    await server.context.db
      .updateTable('user')
      .set({ disabledAt: 1 })
      .where('email', '=', 'viewer-2@example.com')
      .execute();
    await server.browser().signIn('viewer-2@example.com', 'not the password');
    expect(await newest()).toMatchObject({ outcome: 'refused', error: { code: 'invalid_credentials' } });
    await server.browser().signIn('viewer-2@example.com');
    expect(await newest()).toMatchObject({
      operation: 'sign_in',
      target: 'viewer-2@example.com',
      outcome: 'refused',
      status: 401,
      error: { code: 'operator_disabled' },
    });
  });

  test('is written down: the first admin', async () => {
    const fresh = await startTestServer({ dialect });
    const token = await issueFirstAdminToken(fresh.context.db, Date.now());
    const first = fresh.browser();
    await first.post('/api/first-admin', {
      token,
      name: 'Di',
      email: 'di@example.com',
      password: testPassword,
    });
    expect(recordsOf((await first.get('/api/audit')).body)).toMatchObject([
      {
        operation: 'first_admin_created',
        operator: { name: 'Di', role: 'admin' },
        target: 'di@example.com',
        outcome: 'succeeded',
      },
    ]);
    expect((await first.get('/api/audit/verify')).body).toMatchObject({ status: 'intact', records: 2 });
    await fresh.close();
  });

  test('is not done when it cannot be written down beforehand: no first admin comes of it', async () => {
    const fresh = await startTestServer({ dialect });
    const { db } = fresh.context;
    const token = await issueFirstAdminToken(db, Date.now());
    const person = { token, name: 'Di', email: 'di@example.com', password: testPassword };
    await sql.raw('alter table audit_record rename to audit_record_away').execute(db);
    expect((await fresh.browser().post('/api/first-admin', person)).status).toBe(500);
    expect(await db.selectFrom('user').select('id').execute()).toEqual([]);
    await sql.raw('alter table audit_record_away rename to audit_record').execute(db);
    expect((await fresh.browser().post('/api/first-admin', person)).status).toBe(201);
    await fresh.close();
  });

  test('stays done when its outcome cannot be written down, and the log says why', async () => {
    const viewer = await server.signedIn('viewer');
    await viewer.get('/api/operators'); // So that the session is remembered.
    await sql
      .raw(
        dialect === 'postgres'
          ? "alter table audit_record add constraint no_outcomes check (part <> 'finished') not valid"
          : `create trigger no_outcomes before insert on audit_record when new.part = 'finished'
             begin select raise(abort, 'no outcomes'); end`,
      )
      .execute(server.context.db);
    expect((await viewer.post('/api/sign-out-everywhere')).status).toBe(200);
    expect((await viewer.get('/api/operators')).status).toBe(401);
    expect(await newest()).toMatchObject({ operation: 'sign_out_everywhere', outcome: 'unknown' });
    expect(server.logged()).toContain('the outcome of a change could not be recorded');
  });
});
