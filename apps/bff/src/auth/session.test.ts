// Takes its time: left out of `npm run verify`.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDialects } from '../db/testing.ts';
import { createOperator, forgetExpiredSessions } from './operators.ts';
import { SessionTidy } from './session-tidy.ts';
import { startTestServer, type TestBrowser, testPassword, type TestServer } from '../testing.ts';

const readStatus = async (browser: TestBrowser): Promise<number> =>
  (await browser.get('/api/preferences')).status;

describe.each(testDialects)('a session on %s', (dialect) => {
  let now = 0;
  let server: TestServer;
  beforeEach(async () => {
    now = Date.now();
    server = await startTestServer({ dialect, clock: () => now });
  });
  afterEach(() => server.close());

  const idOf = async (email: string): Promise<string> =>
    (
      await server.context.db
        .selectFrom('user')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirstOrThrow()
    ).id;

  test('tells who one is, what one may do, and who may do the rest', async () => {
    await server.signedIn('moderator');
    const marketer = await server.signedIn('marketer');
    const { status, body } = await marketer.get('/api/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      operator: { name: 'marketer 2', email: 'marketer-2@example.com', role: 'marketer' },
      permissions: expect.arrayContaining(['campaigns.send', 'channels.read']),
      roles: { moderator: expect.arrayContaining(['channels.truncate']) },
      holders: { 'channels.truncate': ['moderator 1'] },
      apps: [{ id: 'sandbox', label: 'Demo data', colour: '#6a6a75', environment: 'sandbox' }],
      demo: false,
      preferences: {},
    });
    expect(JSON.stringify(body)).not.toMatch(/test-key|test-secret|127\.0\.0\.1/);
  });

  test('is needed', async () => {
    const stranger = server.browser();
    expect((await stranger.get('/api/session')).status).toBe(204);
    for (const path of ['/api/preferences', '/api/views?app=sandbox&page=channels', '/api/operators']) {
      const answer = await stranger.get(path);
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.body).toMatchObject({ error: { code: 'unauthenticated' } });
    }
  });

  test('is not made by a forged or altered cookie', async () => {
    const browser = await server.signedIn('viewer');
    expect(await readStatus(browser)).toBe(200);
    const altered = browser.cookie.replace(/=(.)/, (_all, first: string) => (first === 'A' ? '=B' : '=A'));
    for (const cookie of [altered, browser.cookie.slice(0, -8), 'backchannel.session_token=x.y']) {
      expect((await server.browser().get('/api/preferences', { cookie })).status).toBe(401);
    }
  });

  test('is of nobody who knows another cookie that came with it', async () => {
    const browser = await server.signedIn('admin');
    const stranger = server.browser();
    for (const planted of [
      '__Host-backchannel.session_token=known',
      'backchannel.session_token=kn own',
      'backchannel.session_token=known',
    ]) {
      // As a page beside ours may put it there: it is the first that the browser sends.
      await browser.get('/api/preferences', { cookie: `${planted}; ${browser.cookie}` });
      expect([planted, (await stranger.get('/api/preferences', { cookie: planted })).status]).toEqual([
        planted,
        401,
      ]);
    }
  });

  test('ends at once when one signs out, cache or no cache', async () => {
    const browser = await server.signedIn('viewer');
    const { cookie } = browser;
    expect(await readStatus(browser)).toBe(200);
    expect((await browser.post('/api/auth/sign-out')).status).toBe(200);
    expect(browser.cookie).toBe('');
    expect((await browser.get('/api/preferences', { cookie })).status).toBe(401);
  });

  test('ends everywhere when one asks for that', async () => {
    const here = await server.signedIn('viewer');
    const there = server.browser();
    await there.signIn('viewer-1@example.com');
    const other = await server.signedIn('viewer');
    expect(await readStatus(there)).toBe(200);
    expect((await here.post('/api/sign-out-everywhere')).status).toBe(200);
    expect(await readStatus(here)).toBe(401);
    expect(await readStatus(there)).toBe(401);
    expect(await readStatus(other)).toBe(200);
  });

  test('ends at once when an admin bars the operator, and a new role counts at once', async () => {
    const admin = await server.signedIn('admin');
    const viewer = await server.signedIn('viewer');
    const path = `/api/operators/${await idOf('viewer-2@example.com')}`;
    expect((await viewer.get('/api/operators')).status).toBe(403);
    expect((await admin.send('PATCH', path, { role: 'admin' })).status).toBe(200);
    expect((await viewer.get('/api/operators')).status).toBe(200);
    expect((await admin.send('PATCH', path, { disabled: true })).status).toBe(200);
    expect(await readStatus(viewer)).toBe(401);
    expect((await viewer.signIn('viewer-2@example.com')).status).toBe(401);
    expect((await admin.send('PATCH', path, { disabled: false })).status).toBe(200);
    expect((await viewer.signIn('viewer-2@example.com')).status).toBe(200);
  });

  test('ends by itself after a week, and its row goes while the server runs', async () => {
    const browser = await server.signedIn('viewer');
    const { db } = server.context;
    await db
      .updateTable('session')
      .set({ expiresAt: new Date(now - 1000).toISOString() })
      .execute();
    const rows = async () => (await db.selectFrom('session').select('id').execute()).length;
    await forgetExpiredSessions(db, now - 60_000);
    expect(await rows()).toBe(1);
    expect(await readStatus(browser)).toBe(401);
    await browser.signIn('viewer-1@example.com');
    const tidy = new SessionTidy(server.context, 10);
    await tidy.start();
    expect(await rows()).toBe(1);
    expect(await readStatus(browser)).toBe(200);
    now += 8 * 24 * 60 * 60 * 1000;
    await expect.poll(rows).toBe(0);
    await tidy.stop();
  });

  test('that another instance ended is trusted for reads of the API for seconds, and never for anything else', async () => {
    const other = await startTestServer({ dialect, database: server.context, clock: () => now });
    const here = await server.signedIn('viewer');
    const { cookie } = here;
    const there = async (method: string, path: string, body?: unknown) =>
      (await other.browser().send(method, path, body, { cookie })).status;
    const chatRead = '/api/apps/sandbox/chat/api/v2/app';
    // There is no Chat API here, which only those learn who are let through.
    expect(await there('GET', chatRead)).toBe(502);
    await here.post('/api/auth/sign-out');
    expect(await there('GET', chatRead)).toBe(502);
    expect(await there('GET', '/api/preferences')).toBe(401);
    // What was refused is no longer remembered either.
    expect(await there('GET', chatRead)).toBe(401);
    expect(await there('PATCH', '/api/preferences', {})).toBe(401);

    const again = await server.signedIn('viewer');
    const read = async () => (await other.browser().get(chatRead, { cookie: again.cookie })).status;
    expect(await read()).toBe(502);
    await again.post('/api/auth/sign-out');
    now += 5001;
    expect(await read()).toBe(401);
    await other.close();
  });

  test('changes its password only with the old one, and ends the others then', async () => {
    const here = await server.signedIn('viewer');
    const there = server.browser();
    await there.signIn('viewer-1@example.com');
    const change = (currentPassword: string, newPassword = 'another long password') =>
      here.post('/api/auth/change-password', { currentPassword, newPassword });
    expect((await change('wrong')).body).toMatchObject({ error: { issues: [{ path: 'currentPassword' }] } });
    expect((await change(testPassword, 'short')).body).toMatchObject({
      error: { issues: [{ path: 'newPassword' }] },
    });
    expect((await change(testPassword)).status).toBe(200);
    expect(await readStatus(here)).toBe(200);
    expect(await readStatus(there)).toBe(401);
    expect((await server.browser().signIn('viewer-1@example.com')).status).toBe(401);
    expect((await server.browser().signIn('viewer-1@example.com', 'another long password')).status).toBe(200);
  });

  test('cannot be used to guess the password', async () => {
    const browser = await server.signedIn('viewer');
    const guess = () =>
      browser.post('/api/auth/change-password', {
        currentPassword: 'wrong',
        newPassword: 'another long password',
      });
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);
  });
});

test('over https, a session is of nobody who knows a cookie without the prefix that came with it', async () => {
  const publicOrigin = 'https://chat.example.com';
  const server = await startTestServer({ dialect: 'sqlite', config: { publicOrigin } });
  const browser = server.browser();
  await createOperator(
    server.context.db,
    {
      name: 'Ann',
      email: 'ann@example.com',
      role: 'admin',
      passwordHash: await server.context.auth.passwords.hash(testPassword),
    },
    Date.now(),
  );
  const credentials = { email: 'ann@example.com', password: testPassword };
  await browser.post('/api/auth/sign-in/email', credentials, { origin: publicOrigin });
  expect(browser.cookie).toMatch(/^__Host-/);
  const planted = 'backchannel.session_token=known';
  const both = await browser.get('/api/preferences', { cookie: `${planted}; ${browser.cookie}` });
  const planter = await server.browser().get('/api/preferences', { cookie: planted });
  expect([both.status, planter.status]).toEqual([200, 401]);
  await server.close();
});
