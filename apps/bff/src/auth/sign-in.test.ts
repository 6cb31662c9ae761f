// Takes its time: left out of `npm run verify`.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDialects } from '../db/testing.ts';
import { startTestServer, testPassword, type TestServer } from '../testing.ts';

const email = 'viewer-1@example.com';

describe.each(testDialects)('signing in on %s', (dialect) => {
  let now = 0;
  let server: TestServer;
  beforeEach(async () => {
    now = Date.now();
    server = await startTestServer({ dialect, clock: () => now });
    await server.signedIn('viewer');
  });
  afterEach(() => server.close());

  test('works with the right password, whatever the case of the e-mail address', async () => {
    const browser = server.browser();
    const answer = await browser.signIn('Viewer-1@Example.com');
    expect([answer.status, answer.body]).toEqual([200, { status: 'signed_in' }]);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  test('answers the same for a wrong password, an unknown account and a barred operator', async () => {
    await server.signedIn('viewer');
    await server.context.db
      .updateTable('user')
      .set({ disabledAt: 1 })
      .where('email', '=', 'viewer-2@example.com')
      .execute();
    const answers = await Promise.all([
      server.browser().signIn(email, 'not the password'),
      server.browser().signIn('nobody@example.com', 'not the password'),
      server.browser().signIn('viewer-2@example.com', testPassword),
    ]);
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ error: { code: 'invalid_credentials' } });
      expect(headers.get('set-cookie')).toBeNull();
    }
    expect(
      new Set(answers.map(({ body }) => JSON.stringify(body).replace(/"request_id":"[^"]*"/, ''))).size,
    ).toBe(1);
  });

  test('names the field that is missing', async () => {
    const answer = await server.browser().post('/api/auth/sign-in/email', { email: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: {
        code: 'invalid_request',
        issues: [
          { path: 'email', message: 'This is not an e-mail address.' },
          { path: 'password', message: 'Give your password.' },
        ],
      },
    });
  });

  test('shuts the door after five failures, longer each time, and opens it by itself', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect((await server.browser().signIn(email, 'wrong')).status).toBe(401);
    }
    const shut = await server.browser().signIn(email);
    expect(shut.status).toBe(429);
    expect(shut.headers.get('retry-after')).toBe('30');
    expect(shut.body).toMatchObject({ error: { code: 'rate_limited', retry_after_s: 30 } });

    now += 30_000;
    expect((await server.browser().signIn(email, 'wrong')).status).toBe(401);
    expect((await server.browser().signIn(email)).headers.get('retry-after')).toBe('60');

    now += 60_000;
    expect((await server.browser().signIn(email)).status).toBe(200);
    expect((await server.browser().signIn(email, 'wrong')).status).toBe(401);
    expect((await server.browser().signIn(email)).status).toBe(200);
  });

  test('shuts the door for unknown accounts, too, and for nobody else', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1)
      await server.browser().signIn('nobody@example.com', 'wrong');
    expect((await server.browser().signIn('nobody@example.com', 'wrong')).status).toBe(429);
    expect((await server.browser().signIn(email)).status).toBe(200);
  });

  test('shuts the door for a whole network, of which one person may have a billion addresses', async () => {
    const proxied = await startTestServer({
      dialect,
      database: server.context,
      clock: () => now,
      config: { trustedProxies: 1 },
    });
    const from = async (address: string) => {
      const credentials = { email, password: 'wrong' };
      const browser = proxied.browser();
      return (await browser.post('/api/auth/sign-in/email', credentials, { 'x-forwarded-for': address }))
        .status;
    };
    for (const end of ['1', '2:3:4:5', 'ffff', 'a:0:0:b', '0']) {
      expect(await from(`2001:DB8:0:7:${end.includes(':') ? end : `:${end}`}`)).toBe(401);
    }
    expect(await from('2001:db8::7:0:0:9:9')).toBe(429);
    expect(await from('2001:db8:0:8::1')).toBe(401);
    expect(await from('192.0.2.1')).toBe(401);
    await proxied.close();
  });

  test('lets fifty attempts from one address fail in ten minutes, whichever accounts they are for', async () => {
    const table = server.context.db.selectFrom('sign_in_attempt').selectAll();
    const guess = (n: number) => server.browser().signIn(`nobody-${n}@example.com`, 'wrong');
    const guesses = await Promise.all(Array.from({ length: 60 }, (_, n) => guess(n)));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(50);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(10);
    const [rows, now0] = [await table.execute(), now];
    now += 60_000;
    const shut = await server.browser().signIn(email);
    expect([shut.status, shut.headers.get('retry-after'), shut.body]).toMatchObject([
      429,
      '540',
      { error: { code: 'rate_limited', retry_after_s: 540, message: expect.stringMatching(/^Too many/) } },
    ]);
    expect(await table.execute()).toHaveLength(rows.length);
    const refused = server.context.db.selectFrom('audit_record').where('outcome', '=', 'refused');
    const shutDoors = refused.where('status', '=', 429).select('at').orderBy('sequence');
    expect((await shutDoors.execute()).map(({ at }) => at)).toEqual([now0, now]);
    now += 540_000;
    expect((await server.browser().signIn(email)).status).toBe(200);
  }, 60_000);

  test('does not count attempts that were right', async () => {
    const { attempts } = server.context.auth;
    for (let n = 0; n < 60; n += 1) {
      await attempts.beginFrom('192.0.2.1');
      await attempts.succeedFrom('192.0.2.1');
    }
    // Also not when they come in the middle of wrong ones.
    for (let n = 0; n < 50; n += 1) await attempts.beginFrom('192.0.2.1');
    await expect(attempts.beginFrom('192.0.2.1')).rejects.toMatchObject({ status: 429 });
    await attempts.beginFrom('192.0.2.2');
    expect((await server.browser().signIn(email)).status).toBe(200);
    const rows = await server.context.db.selectFrom('sign_in_attempt').select('attempts').execute();
    expect(rows.map((row) => row.attempts).toSorted((a, b) => a - b)).toEqual([0, 1, 50]);
  });

  test('lets no more than five of many guesses at once through', async () => {
    const guesses = Array.from({ length: 12 }, () => server.browser().signIn(email, 'wrong'));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  test('keeps the door shut in another instance and after a restart', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) await server.browser().signIn(email, 'wrong');
    const other = await startTestServer({ dialect, database: server.context, clock: () => now });
    expect((await other.browser().signIn(email)).status).toBe(429);
    now += 30_000;
    expect((await other.browser().signIn(email)).status).toBe(200);
    await other.close();
  });

  test('forgets failures after a day', async () => {
    for (const name of ['nobody@example.com', email]) {
      for (let attempt = 1; attempt <= 5; attempt += 1) await server.browser().signIn(name, 'wrong');
    }
    now += 25 * 60 * 60 * 1000;
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect((await server.browser().signIn(email, 'wrong')).status).toBe(401);
    }
    // One row of the account, one of the address.
    expect(await server.context.db.selectFrom('sign_in_attempt').selectAll().execute()).toHaveLength(2);
  });

  test('does not let people sign themselves up, nor serves any other route of the library', async () => {
    const person = { name: 'Eve', email: 'eve@example.com', password: testPassword };
    for (const path of [
      'sign-up/email',
      'sign-in-directly',
      'update-user',
      'delete-user',
      'revoke-sessions',
    ]) {
      expect((await server.browser().post(`/api/auth/${path}`, person)).status).toBe(404);
    }
    expect((await server.browser().get('/api/auth/get-session')).status).toBe(404);
  });

  test('never logs passwords, cookies or tokens', async () => {
    const browser = server.browser();
    await browser.signIn(email);
    await browser.signIn(email, 'a wrong guess');
    await browser.get('/api/first-admin?token=one-time-token');
    const log = server.logged();
    expect(log).toContain('/api/auth/sign-in/email');
    for (const secret of [testPassword, 'a wrong guess', 'one-time-token', browser.cookie.slice(-30)]) {
      expect(log).not.toContain(secret);
    }
  });
});
