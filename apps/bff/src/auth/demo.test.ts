import { afterEach, describe, expect, test } from 'vitest';
import { testDialects } from '../db/testing.ts';
import { startTestServer, testPassword, type TestServer } from '../testing.ts';
import { issueFirstAdminToken } from './first-admin.ts';

describe.each(testDialects)('the demo on %s', (dialect) => {
  const servers: TestServer[] = [];
  const start = async (
    options: Omit<Parameters<typeof startTestServer>[0], 'dialect'>,
  ): Promise<TestServer> => {
    const server = await startTestServer({ dialect, ...options });
    servers.unshift(server);
    return server;
  };
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  test.each([
    ['moderator', 'Maja Lindqvist'],
    ['marketer', 'Tomás Ferreira'],
    ['admin', 'Adaeze Okonkwo'],
  ])('signs in as %s, who is %s, with one click', async (role, name) => {
    const server = await start({ config: { demo: true } });
    const browser = server.browser();
    expect((await browser.get('/api/sign-in-options')).body).toEqual({
      demo: true,
      roles: ['moderator', 'marketer', 'admin'],
    });
    expect((await browser.post('/api/demo/sign-in', { role })).status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({ demo: true, operator: { name, role } });
  });

  test('makes its people once, however many press the button at once', async () => {
    const server = await start({ config: { demo: true } });
    const clicks = Array.from({ length: 6 }, () =>
      server.browser().post('/api/demo/sign-in', { role: 'marketer' }),
    );
    expect((await Promise.all(clicks)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await server.context.db.selectFrom('user').select('id').execute()).toHaveLength(3);
  });

  test('has colleagues to name', async () => {
    const browser = (await start({ config: { demo: true } })).browser();
    await browser.post('/api/demo/sign-in', { role: 'marketer' });
    expect((await browser.get('/api/session')).body).toMatchObject({
      holders: {
        'channels.truncate': ['Maja Lindqvist', 'Adaeze Okonkwo'],
        'operators.manage': ['Adaeze Okonkwo'],
      },
    });
  });

  test('knows no viewer', async () => {
    const browser = (await start({ config: { demo: true } })).browser();
    expect((await browser.post('/api/demo/sign-in', { role: 'viewer' })).status).toBe(400);
  });

  test('is not there with a real app, and its sessions and its admin do not count', async () => {
    const demo = await start({ config: { demo: true } });
    const browser = demo.browser();
    await browser.post('/api/demo/sign-in', { role: 'admin' });
    const real = await start({ database: demo.context });
    expect((await real.browser().get('/api/sign-in-options')).body).toEqual({ demo: false, roles: [] });
    expect((await real.browser().post('/api/demo/sign-in', { role: 'admin' })).status).toBe(404);
    expect((await real.browser().get('/api/session', { cookie: browser.cookie })).status).toBe(204);
    expect(await issueFirstAdminToken(real.context.db, Date.now())).toBeDefined();
  });

  test('lets nobody in who would stay when it is over', async () => {
    const demo = await start({ config: { demo: true } });
    const browser = demo.browser();
    await browser.post('/api/demo/sign-in', { role: 'admin' });
    const guest = { name: 'Guest', email: 'guest@example.com', role: 'admin', password: testPassword };
    const { status, body } = await browser.post('/api/operators', guest);
    expect([status, body]).toMatchObject([201, { operator: { email: guest.email } }]);
    expect((await demo.browser().signIn(guest.email)).status).toBe(200);
    const real = await start({ database: demo.context });
    expect((await real.browser().signIn(guest.email)).status).toBe(401);
    expect(await issueFirstAdminToken(real.context.db, Date.now())).toBeDefined();
    const guestId = JSON.stringify(body).match(/"id":"([^"]+)"/)?.[1];
    expect((await browser.send('PATCH', `/api/operators/${guestId}`, { disabled: true })).status).toBe(200);
  });

  test('changes nobody who is not of it', async () => {
    const demo = await start({ config: { demo: true } });
    await demo.signedIn('viewer');
    const viewer = await demo.context.db
      .selectFrom('user')
      .select('id')
      .where('role', '=', 'viewer')
      .executeTakeFirstOrThrow();
    const browser = demo.browser();
    await browser.post('/api/demo/sign-in', { role: 'admin' });
    const answer = await browser.send('PATCH', `/api/operators/${viewer.id}`, { role: 'admin' });
    expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'real_operator' } }]);
    const password = await browser.post(`/api/operators/${viewer.id}/password`, {
      password: 'a way to get in',
    });
    expect([password.status, password.body]).toMatchObject([409, { error: { code: 'real_operator' } }]);
    const seesFixed = async (who: typeof browser) =>
      JSON.stringify((await who.get('/api/operators')).body).includes('"fixed":"real_operator"');
    expect(await seesFixed(browser)).toBe(true);
    const admin = await demo.signedIn('admin');
    expect(await seesFixed(admin)).toBe(false);
    expect((await admin.get('/api/session')).body).toMatchObject({ operator: { has_password: true } });
    expect((await admin.send('PATCH', `/api/operators/${viewer.id}`, { role: 'moderator' })).status).toBe(
      200,
    );
  });

  test('keeps its people as they are', async () => {
    const browser = (await start({ config: { demo: true } })).browser();
    await browser.post('/api/demo/sign-in', { role: 'admin' });
    const { body } = await browser.get('/api/operators');
    const fixed = 'demo_operator';
    expect(body).toMatchObject({
      operators: [{ name: 'Adaeze Okonkwo', fixed }, { name: 'Maja Lindqvist', fixed }, { fixed }],
    });
    expect((await browser.get('/api/session')).body).toMatchObject({ operator: { has_password: false } });
    const maja = JSON.stringify(body).match(/"id":"([^"]+)","name":"Maja/)?.[1];
    const answer = await browser.send('PATCH', `/api/operators/${maja}`, { role: 'viewer' });
    expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'demo_operator' } }]);
    const password = await browser.post(`/api/operators/${maja}/password`, { password: 'a way to get in' });
    expect([password.status, password.body]).toMatchObject([409, { error: { code: 'demo_operator' } }]);
  });
});
