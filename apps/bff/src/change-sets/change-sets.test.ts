// Takes its time: left out of `npm run verify`.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordsOf, startProxy, startServer, type TestProxy } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import { look, outside, required, startBetween, storyOf, typePath, versionsOf } from '../history/testing.ts';
import type { TestBrowser, TestServer } from '../testing.ts';
import { begin, changeSetIn, get, newCommand, newTypes, plan, resume, settled } from './testing.ts';

describe.each(testDialects)('a change set on %s', (dialect) => {
  let proxy: TestProxy;
  let ada: TestBrowser;
  /** Looks on. */
  let eve: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ dialect, limits: { headersMs: 1000 } });
    ada = await proxy.server.signedIn('admin');
    eve = await proxy.server.signedIn('viewer');
  });
  beforeEach(() => proxy.fault());
  afterAll(() => proxy.close());

  const newType = newTypes(() => [proxy, ada]);
  /** What the audit log says of an object, from old to new. */
  const auditOf = async (target: string) =>
    recordsOf((await ada.get(`/api/audit?app=sandbox&target=${target}`)).body)
      .filter((record) => record['target'] === target)
      .map(({ operation, outcome }) => `${String(operation)} ${String(outcome)}`)
      .toReversed();

  test('is made step by step, each as the page would have sent it', async () => {
    const { name, step } = await newType();
    const grants = await look(ada, 'app_grants', 'app');
    const steps = [
      step,
      newCommand('ticket'),
      { app: 'sandbox', kind: 'role', name: 'tutor', act: 'create', fingerprint: 'none' },
      {
        app: 'sandbox',
        kind: 'app_grants',
        name: 'app',
        act: 'update',
        fingerprint: grants.fingerprint,
        body: { grants: { guest: ['search-user'] } },
      },
    ];
    const id = await begin(ada, steps);
    expect(await settled(ada, id)).toEqual(['done', 'done', 'done', 'done', 'done']);
    const made = await get(ada, id);
    expect(made).toEqual({
      id,
      title: 'Quieter',
      reason: 'Too loud',
      by: { id: expect.any(String), name: 'admin 1' },
      createdAt: expect.any(Number),
      state: 'done',
      steps: steps.map(({ app, kind, name, act, fingerprint }, index) => {
        const version = index === 0 || index === 3 ? 2 : 1;
        return { index, app, kind, name, act, fingerprint, state: 'done', version };
      }),
    });
    const [version] = await versionsOf(ada, 'channel_type', name);
    expect(version).toMatchObject({
      source: 'dashboard',
      reason: 'Too loud',
      by: { name: 'admin 1' },
      places: ['replies'],
    });
    const record = (await ada.get(`/api/audit/${String(version?.['auditId'])}`)).body;
    expect(record).toMatchObject({ operation: 'update_channel_type', target: name, outcome: 'succeeded' });
    expect(await storyOf(ada, 'command', 'ticket')).toEqual(['dashboard created']);
    expect(await storyOf(ada, 'role', 'tutor')).toEqual(['dashboard created']);
    const [started] = recordsOf((await ada.get('/api/audit?operation=change_set_started&limit=1')).body);
    expect(started).toMatchObject({ target: 'Quieter', outcome: 'succeeded' });
  });

  test('stops at what the API refuses, says why, and leaves the rest', async () => {
    const [first, second, third] = [await newType(), await newType({ commands: ['dance'] }), await newType()];
    const id = await begin(ada, [first.step, second.step, third.step]);
    expect(await settled(ada, id)).toEqual(['stopped', 'done', 'failed', 'waiting']);
    expect((await get(ada, id)).steps[1]?.error).toEqual({
      status: 400,
      code: '4',
      message: expect.stringContaining('command "dance" does not exist'),
      requestId: expect.any(String),
    });
    expect(await storyOf(ada, 'channel_type', third.name)).toEqual(['first seen']);
    // Going on tries the same again, and what is done stays done.
    expect(await resume(ada, id)).toEqual(['stopped', 'done', 'failed', 'waiting']);
    expect(await auditOf(first.name)).toEqual(['update_channel_type succeeded']);
    expect(await auditOf(second.name)).toEqual(['update_channel_type failed', 'update_channel_type failed']);
    await outside(proxy, 'POST', '/api/v2/chat/commands', { name: 'dance', description: 'Dance' });
    expect(await resume(ada, id)).toEqual(['done', 'done', 'done', 'done']);
    const again = await ada.post(`/api/change-sets/${id}/resume`);
    expect([again.status, again.body]).toMatchObject([409, { error: { code: 'change_set_done' } }]);
  });

  test('stops at what has moved on, and sends nothing', async () => {
    const { name, step } = await newType();
    await outside(proxy, 'PUT', typePath(name), { ...required, uploads: false });
    const id = await begin(ada, [step, newCommand('never')]);
    expect(await settled(ada, id)).toEqual(['stopped', 'failed', 'waiting']);
    expect((await get(ada, id)).steps[0]?.error).toMatchObject({ status: 409, code: 'moved_on' });
    expect(await outside(proxy, 'GET', typePath(name))).toMatchObject({ replies: true, uploads: false });
    const dropped = await ada.post(`/api/change-sets/${id}/drop`);
    expect([dropped.status, changeSetIn(dropped).state]).toEqual([200, 'dropped']);
    for (const act of ['resume', 'drop']) {
      const answer = await ada.post(`/api/change-sets/${id}/${act}`);
      expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'change_set_dropped' } }]);
    }
    expect((await ada.get('/api/apps/sandbox/settings/command/never')).status).toBe(404);
  });

  test('that changes what it has made does not overwrite what came between, though the first answer was lost', async () => {
    await proxy.fault({ operation: 'create_channel_type', kind: 'cut', done: true, times: 1 });
    const made = { ...newCommand('lost-between'), kind: 'channel_type' };
    const body = { ...required, quotes: false };
    const id = await begin(ada, [
      { ...made, body: required },
      { ...made, act: 'update', fingerprint: 'made', body },
    ]);
    expect(await settled(ada, id)).toEqual(['stopped', 'unknown', 'waiting']);
    await look(ada, 'channel_type', 'lost-between');
    await outside(proxy, 'PUT', typePath('lost-between'), { ...required, uploads: false });
    expect(await resume(ada, id)).toEqual(['stopped', 'done', 'failed']);
    expect((await get(ada, id)).steps[1]?.error).toMatchObject({ status: 409, code: 'moved_on' });
    expect(await outside(proxy, 'GET', typePath('lost-between'))).toMatchObject({
      uploads: false,
      quotes: true,
    });
  });

  test('whose answer was lost, but not its change, does not send it twice', async () => {
    const { name, step } = await newType();
    await proxy.fault({ operation: 'update_channel_type', kind: 'cut', done: true, times: 1 });
    const id = await begin(ada, [step, newCommand('after-cut')]);
    expect(await settled(ada, id)).toEqual(['stopped', 'unknown', 'waiting']);
    expect((await get(ada, id)).steps[0]?.error).toMatchObject({ status: 502, code: 'upstream_invalid' });
    expect(await resume(ada, id)).toEqual(['done', 'done', 'done']);
    expect((await get(ada, id)).steps[0]).toMatchObject({ version: 2 });
    expect(await auditOf(name)).toEqual(['update_channel_type unknown']);
    expect(await versionsOf(ada, 'channel_type', name)).toMatchObject([
      { source: 'dashboard', reason: 'Too loud', by: { name: 'admin 1' } },
      { source: 'first' },
    ]);
  });

  test.each([
    ['a creation', 'create_command', 'create', 'lost-made'],
    ['a deletion', 'delete_command', 'delete', 'lost-gone'],
  ])('knows %s again that it has made', async (_what, operation, act, name) => {
    if (act === 'delete')
      await outside(proxy, 'POST', '/api/v2/chat/commands', { name, description: 'Open one' });
    const step =
      act === 'create'
        ? newCommand(name)
        : {
            ...newCommand(name),
            act,
            body: {},
            fingerprint: (await look(ada, 'command', name)).fingerprint,
          };
    await proxy.fault({ operation, kind: 'status', status: 500, done: true, times: 1 });
    const id = await begin(ada, [step]);
    expect(await settled(ada, id)).toEqual(['stopped', 'unknown']);
    expect((await get(ada, id)).steps[0]?.error).toMatchObject({ status: 500, code: '-1' });
    expect(await resume(ada, id)).toEqual(['done', 'done']);
    expect((await auditOf(name)).filter((text) => text.startsWith(operation))).toEqual([
      `${operation} unknown`,
    ]);
  });

  test('whose change was lost sends it again', async () => {
    const { name, step } = await newType();
    await proxy.fault({ operation: 'update_channel_type', kind: 'hang', times: 1 });
    const id = await begin(ada, [step]);
    expect(await settled(ada, id)).toEqual(['stopped', 'unknown']);
    expect((await get(ada, id)).steps[0]?.error).toMatchObject({ status: 504, code: 'upstream_timeout' });
    expect(await resume(ada, id)).toEqual(['done', 'done']);
    expect(await auditOf(name)).toEqual(['update_channel_type unknown', 'update_channel_type succeeded']);
    expect(await storyOf(ada, 'channel_type', name)).toEqual(['first seen', 'dashboard updated']);
  });

  test('that changes what it has made itself needs nobody to have seen it, unless time has passed', async () => {
    const make = (name: string) => [
      { ...newCommand(name), kind: 'channel_type', body: required },
      {
        ...newCommand(name),
        kind: 'channel_type',
        act: 'update',
        fingerprint: 'made',
        body: { ...required, quotes: false },
      },
    ];
    expect(await settled(ada, await begin(ada, make('at-once')))).toEqual(['done', 'done', 'done']);
    expect(await storyOf(ada, 'channel_type', 'at-once')).toEqual(['dashboard created', 'dashboard updated']);
    await proxy.fault({ operation: 'update_channel_type', kind: 'status', status: 400, times: 1 });
    const id = await begin(ada, make('later-on'));
    expect(await settled(ada, id)).toEqual(['stopped', 'done', 'failed']);
    await outside(proxy, 'PUT', typePath('later-on'), { ...required, uploads: false });
    expect(await resume(ada, id)).toEqual(['stopped', 'done', 'failed']);
    expect((await get(ada, id)).steps[1]?.error).toMatchObject({ code: 'moved_on' });
    const wrong = await ada.post('/api/change-sets', plan(make('wrong').slice(1)));
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([
      400,
      expect.stringContaining('The step before does not create this.'),
    ]);
  });

  test('that somebody has made by hand in the meantime is not sent again', async () => {
    await proxy.fault({ operation: 'create_command', kind: 'status', status: 400, times: 1 });
    const id = await begin(ada, [newCommand('by-hand')]);
    expect(await settled(ada, id)).toEqual(['stopped', 'failed']);
    await outside(proxy, 'POST', '/api/v2/chat/commands', { name: 'by-hand', description: 'Open one' });
    expect(await resume(ada, id)).toEqual(['done', 'done']);
    expect(await auditOf('by-hand')).toEqual(['create_command failed']);
  });

  interface Held {
    readonly id: string;
    /** Where the change set is made. */
    readonly server: TestServer;
  }
  /** A change set whose first step is on its way, at a server of its own, until `during` is over. Its second makes a command
   *  of this name. */
  async function slowly(name: string, during: (held: Held) => Promise<void>): Promise<string> {
    const between = await startBetween(proxy, 'before');
    const server = await startServer(between.url, {
      dialect,
      database: proxy.server.context,
      limits: { headersMs: 120_000 },
    });
    const browser = server.browser();
    await browser.signIn('admin-1@example.com');
    const { step } = await newType();
    const id = await begin(browser, [step, newCommand(name)]);
    await between.held;
    await during({ id, server });
    await between.release();
    await settled(eve, id);
    await server.close();
    await between.close();
    return id;
  }
  /** Changes what the admin who begins is allowed to. */
  const setAdmin = (values: { role?: string; disabledAt?: number | null }) =>
    proxy.server.context.db.updateTable('user').set(values).where('name', '=', 'admin 1').execute();

  test('goes on when the session of whoever began it ends', async () => {
    const id = await slowly('orphan', async ({ server }) => {
      expect((await ada.post('/api/sign-out-everywhere')).status).toBe(200);
      expect((await ada.post('/api/change-sets', plan([]))).status).toBe(401);
      expect(await server.context.db.selectFrom('session').selectAll().execute()).toHaveLength(1);
    });
    expect(await settled(eve, id)).toEqual(['done', 'done', 'done']);
    await ada.signIn('admin-1@example.com');
  });

  test('is for who asked last, with what they may at that moment', async () => {
    const bo = await proxy.server.signedIn('admin');
    const id = await slowly('demoted', async () => void (await setAdmin({ role: 'viewer' })));
    expect(await settled(eve, id)).toEqual(['stopped', 'done', 'failed']);
    expect((await get(eve, id)).steps[1]?.error).toMatchObject({ status: 403, code: 'not_permitted' });
    const [refused] = recordsOf((await bo.get('/api/audit?target=demoted')).body);
    expect(refused).toMatchObject({
      operation: 'create_command',
      outcome: 'refused',
      operator: { name: 'admin 1', role: 'viewer' },
    });
    expect((await ada.post(`/api/change-sets/${id}/resume`)).status).toBe(403);
    await setAdmin({ role: 'admin' });
    expect(await resume(bo, id)).toEqual(['done', 'done', 'done']);
    expect((await get(eve, id)).by).toMatchObject({ name: 'admin 1' });
    const [{ name } = { name: '' }] = await proxy.server.context.db
      .selectFrom('user')
      .select('name')
      .where('role', '=', 'admin')
      .where('name', '!=', 'admin 1')
      .execute();
    expect(await versionsOf(eve, 'command', 'demoted')).toMatchObject([{ by: { name } }]);
  });

  test('is not gone on with for somebody who may not be here any more', async () => {
    const id = await slowly('barred', async () => void (await setAdmin({ disabledAt: 1 })));
    expect(await settled(eve, id)).toEqual(['stopped', 'done', 'failed']);
    expect((await get(eve, id)).steps[1]?.error).toMatchObject({ status: 403, code: 'operator_gone' });
    await setAdmin({ disabledAt: null });
    expect(await resume(ada, id)).toEqual(['done', 'done', 'done']);
  });

  test('that is dropped while it is made ends after the step that it is at', async () => {
    const id = await slowly('dropped', async ({ id: running }) => {
      const again = await ada.post(`/api/change-sets/${running}/resume`);
      expect([again.status, again.body]).toMatchObject([409, { error: { code: 'change_set_running' } }]);
      expect((await ada.post(`/api/change-sets/${running}/drop`)).status).toBe(200);
    });
    expect(await settled(eve, id)).toEqual(['dropped', 'done', 'waiting']);
  });

  test('stops with its server, and goes on with another', async () => {
    let closed = Promise.resolve();
    const id = await slowly('moved-over', async ({ server }) => {
      closed = server.context.changeSets.close();
    });
    await closed;
    expect(await settled(eve, id)).toEqual(['stopped', 'done', 'waiting']);
    expect(await resume(ada, id)).toEqual(['done', 'done', 'done']);
  });

  test('that was left in the middle is taken up by one server, for an operator who may still do it', async () => {
    let closed = Promise.resolve();
    const id = await slowly('left', async ({ server }) => {
      closed = server.context.changeSets.close();
      await setAdmin({ role: 'viewer' });
    });
    await closed;
    const database = proxy.server.context;
    let now = Date.now();
    const servers = await Promise.all(
      [1, 2].map(() => startServer(proxy.sandbox.url, { dialect, database, clock: () => now })),
    );
    const takeUp = async () =>
      (await Promise.all(servers.map(({ context }) => context.changeSets.takeUpLeft()))).toSorted(
        (a, b) => a - b,
      );
    // After so long a time nobody counts on it.
    now += 2 * 3_600_000;
    expect(await takeUp()).toEqual([0, 0]);
    now = Date.now() + 1;
    expect(await takeUp()).toEqual([0, 1]);
    expect(await settled(eve, id)).toEqual(['stopped', 'done', 'failed']);
    expect((await get(eve, id)).steps[1]?.error).toMatchObject({ status: 403, code: 'not_permitted' });
    await setAdmin({ role: 'admin' });
    expect(await resume(ada, id)).toEqual(['done', 'done', 'done']);
    for (const server of servers) await server.close();
  });

  test.each([
    ['before', ['unknown', 'succeeded']],
    ['after', ['unknown']],
  ] as const)(
    'whose server was killed %s a change was made is gone on with by another',
    async (when, outcomes) => {
      const between = await startBetween(proxy, when);
      const database = proxy.server.context;
      const killed = await startServer(between.url, { dialect, database, limits: { headersMs: 120_000 } });
      let now = Date.now();
      const other = await startServer(proxy.sandbox.url, { dialect, database, clock: () => now });
      const [cy, dee] = [killed.browser(), other.browser()];
      await cy.signIn('admin-1@example.com');
      await dee.signIn('admin-1@example.com');
      const [first, second] = [await newType(), await newType()];
      const id = await begin(cy, [first.step, second.step]);
      await between.held;
      expect((await get(dee, id)).state).toBe('running');
      // What tells of a dead process: it has not been heard of for a while.
      now = Date.now() + 60_000;
      expect(await settled(dee, id)).toEqual(['stopped', 'sending', 'waiting']);
      const both = await Promise.all(
        [dee, dee].map((browser) => browser.post(`/api/change-sets/${id}/resume`)),
      );
      expect(both.filter(({ status }) => status === 202)).toHaveLength(1);
      expect(await settled(dee, id)).toEqual(['done', 'done', 'done']);
      // It was not dead at all, and comes back too late: what it says changes nothing.
      await between.close();
      await killed.close();
      expect(await settled(dee, id)).toEqual(['done', 'done', 'done']);
      expect(await auditOf(first.name)).toEqual(outcomes.map((outcome) => `update_channel_type ${outcome}`));
      for (const { name } of [first, second])
        expect(await storyOf(dee, 'channel_type', name)).toEqual(['first seen', 'dashboard updated']);
      await other.close();
    },
  );
});
