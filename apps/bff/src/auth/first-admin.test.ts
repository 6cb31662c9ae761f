import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDialects } from '../db/testing.ts';
import { startTestServer, testPassword, type TestServer } from '../testing.ts';
import { issueFirstAdminToken } from './first-admin.ts';
import { type Passwords, scryptPasswords } from './passwords.ts';

describe.each(testDialects)('the link for the first admin on %s', (dialect) => {
  let now = 0;
  let server: TestServer;
  let hashed = 0;
  const countingPasswords: Passwords = {
    ...scryptPasswords,
    hash(password) {
      hashed += 1;
      return scryptPasswords.hash(password);
    },
  };
  beforeEach(async () => {
    now = Date.now();
    hashed = 0;
    server = await startTestServer({ dialect, clock: () => now, passwords: countingPasswords });
  });
  afterEach(() => server.close());

  const person = { name: 'Ada', email: 'ada@example.com', password: testPassword };
  async function newToken(): Promise<string> {
    const token = await issueFirstAdminToken(server.context.db, now);
    if (token === undefined) throw new Error('there is an admin already');
    return token;
  }
  const isValid = async (token: string) =>
    (await server.browser().get(`/api/first-admin?token=${token}`)).body;

  test('makes an admin, who is signed in', async () => {
    const token = await newToken();
    expect(await isValid(token)).toEqual({ valid: true });
    const browser = server.browser();
    expect((await browser.post('/api/first-admin', { token, ...person })).status).toBe(201);
    expect((await browser.get('/api/session')).body).toMatchObject({
      operator: { name: 'Ada', email: 'ada@example.com', role: 'admin' },
    });
    expect((await server.browser().signIn('ada@example.com')).status).toBe(200);
  });

  test('costs whoever guesses at it more than it costs the server', async () => {
    const guess = () => server.browser().post('/api/first-admin', { token: 'a guess', ...person });
    expect((await guess()).status).toBe(410);
    expect(hashed).toBe(0);
    expect(
      (await server.browser().post('/api/first-admin', { token: await newToken(), ...person })).status,
    ).toBe(201);
    expect(hashed).toBe(1);
  });

  test('works once, and no link before it works', async () => {
    const [old, token] = [await newToken(), await newToken()];
    expect(await isValid(old)).toEqual({ valid: false });
    expect((await server.browser().post('/api/first-admin', { token: old, ...person })).status).toBe(410);
    expect((await server.browser().post('/api/first-admin', { token, ...person })).status).toBe(201);
    for (const spent of [old, token]) {
      expect(await isValid(spent)).toEqual({ valid: false });
      const again = await server
        .browser()
        .post('/api/first-admin', { token: spent, ...person, email: 'eve@example.com' });
      expect(again.status).toBe(410);
      expect(again.body).toMatchObject({ error: { code: 'link_invalid' } });
    }
    expect(await issueFirstAdminToken(server.context.db, now)).toBeUndefined();
  });

  test('lets one of many who hurry win', async () => {
    const token = await newToken();
    const answers = await Promise.all(
      [1, 2, 3].map((index) =>
        server.browser().post('/api/first-admin', { token, ...person, email: `person-${index}@example.com` }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 410, 410]);
  });

  test('ends after a day', async () => {
    const token = await newToken();
    now += 24 * 60 * 60 * 1000;
    expect(await isValid(token)).toEqual({ valid: false });
    expect((await server.browser().post('/api/first-admin', { token, ...person })).status).toBe(410);
  });

  test('is not spent by a form that is not filled in well', async () => {
    const token = await newToken();
    const answer = await server
      .browser()
      .post('/api/first-admin', { token, ...person, name: ' ', password: 'short' });
    expect(answer.body).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'name' }, { path: 'password' }] },
    });
    expect(await isValid(token)).toEqual({ valid: true });
  });

  test('cannot be guessed from the database, nor made up', async () => {
    const token = await newToken();
    const rows = await server.context.db.selectFrom('first_admin_token').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await isValid('made-up')).toEqual({ valid: false });
    expect(await isValid(rows[0]?.token_hash ?? '')).toEqual({ valid: false });
  });
});
