// Takes its time: left out of `npm run verify`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProxy, startServer, type TestProxy } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import type { TestBrowser } from '../testing.ts';
import {
  ifMatch,
  look,
  lookAtAll,
  outside,
  required,
  save,
  startBetween,
  storyOf,
  typePath,
  versionsOf,
} from './testing.ts';

const limits = { headersMs: 1000 };

describe.each(testDialects)('a save whose answer never comes, on %s', (dialect) => {
  let proxy: TestProxy;
  let ada: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ dialect, limits });
    ada = await proxy.server.signedIn('admin');
  });
  afterAll(() => proxy.close());

  /** Saves into a fault: what the page is told, and what the audit log says. */
  async function saveInto(name: string, fault: object, body: object, headers: Record<string, string> = {}) {
    await outside(proxy, 'POST', '/api/v2/chat/channeltypes', { ...required, name });
    const { fingerprint } = await look(ada, 'channel_type', name);
    await proxy.fault({ operation: 'update_channel_type', times: 1, ...fault });
    const answer = await save(ada, name, body, { ...ifMatch(fingerprint), ...headers });
    await proxy.fault();
    const audited = await proxy.newest();
    expect(audited).toMatchObject({ operation: 'update_channel_type', target: name, outcome: 'unknown' });
    expect(answer.headers.get('x-version')).toBeNull();
    return { status: answer.status, auditId: audited['id'], fingerprint };
  }

  const reason = { 'x-reason': 'because' };

  test('and which was done is the operator’s, with the reason', async () => {
    const { status, auditId } = await saveInto(
      'cut',
      { kind: 'cut', done: true },
      { replies: false },
      reason,
    );
    expect(status).toBe(502);
    expect((await look(ada, 'channel_type', 'cut')).version).toBe(2);
    expect(await versionsOf(ada, 'channel_type', 'cut')).toMatchObject([
      {
        number: 2,
        source: 'dashboard',
        act: 'updated',
        by: { name: 'admin 1' },
        reason: 'because',
        auditId,
        places: ['replies'],
      },
      { number: 1 },
    ]);
  });

  test('and which was done is found by the next save, too', async () => {
    await saveInto('next', { kind: 'cut', done: true }, { replies: false }, reason);
    const answer = await save(ada, 'next', { uploads: false });
    expect(answer.headers.get('x-version')).toBe('3');
    expect(await versionsOf(ada, 'channel_type', 'next')).toMatchObject([
      { source: 'dashboard', places: ['uploads'], reason: null },
      { source: 'dashboard', places: ['replies'], reason: 'because' },
      { source: 'first' },
    ]);
  });

  test('and which is done late is the operator’s all the same', async () => {
    const between = await startBetween(proxy, 'before');
    const server = await startServer(between.url, {
      dialect,
      database: proxy.server.context,
      limits: { wholeMs: 1000 },
    });
    const bo = server.browser();
    await bo.signIn('admin-1@example.com');
    await outside(proxy, 'POST', '/api/v2/chat/channeltypes', { ...required, name: 'late' });
    const { fingerprint } = await look(bo, 'channel_type', 'late');
    const answer = await save(bo, 'late', { replies: false }, { ...ifMatch(fingerprint), ...reason });
    await between.held;
    expect([answer.status, answer.body]).toMatchObject([504, { error: { code: 'upstream_timeout' } }]);
    // Not there yet, and not forgotten for that.
    expect((await look(bo, 'channel_type', 'late')).version).toBe(1);
    await between.release();
    expect((await look(bo, 'channel_type', 'late')).version).toBe(2);
    expect(await versionsOf(bo, 'channel_type', 'late')).toMatchObject([
      { source: 'dashboard', reason: 'because', by: { name: 'admin 1' } },
      { source: 'first' },
    ]);
    await server.close();
    await between.close();
  });

  test.each([
    ['hang', { kind: 'hang' }, 504],
    ['fault', { kind: 'status', status: 500 }, 500],
  ])('and which was not done is no version: %s', async (name, fault, expected) => {
    const { status } = await saveInto(name, fault, { replies: false }, reason);
    expect(status).toBe(expected);
    expect((await look(ada, 'channel_type', name)).version).toBe(1);
    await outside(proxy, 'PUT', typePath(name), { ...required, uploads: false });
    await lookAtAll(ada, 'channel_type');
    expect(await storyOf(ada, 'channel_type', name)).toEqual(['first seen', 'outside updated']);
  });

  test('and on which somebody else has changed more is nobody’s', async () => {
    await saveInto('more', { kind: 'cut', done: true }, { replies: false }, reason);
    await outside(proxy, 'PUT', typePath('more'), { ...required, uploads: false });
    expect((await look(ada, 'channel_type', 'more')).version).toBe(2);
    expect(await versionsOf(ada, 'channel_type', 'more')).toMatchObject([
      { source: 'outside', by: null, reason: null, places: ['replies', 'uploads'] },
      { source: 'first' },
    ]);
  });

  test('of a creation and a deletion is told in the same way', async () => {
    const path = '/api/apps/sandbox/chat/api/v2/chat/channeltypes';
    await proxy.fault({ operation: 'create_channel_type', times: 1, kind: 'cut', done: true });
    const made = await ada.post(path, { ...required, name: 'lost', polls: true }, ifMatch('none'));
    expect(made.status).toBe(502);
    const { fingerprint, version } = await look(ada, 'channel_type', 'lost');
    expect(version).toBe(1);
    await proxy.fault({ operation: 'delete_channel_type', times: 1, kind: 'cut', done: true });
    const gone = await ada.send('DELETE', `${path}/lost`, undefined, ifMatch(fingerprint));
    expect(gone.status).toBe(502);
    await lookAtAll(ada, 'channel_type');
    expect(await storyOf(ada, 'channel_type', 'lost')).toEqual(['dashboard created', 'dashboard deleted']);
  });

  test('because the server died is found by another, and keeps nobody out for long', async () => {
    await outside(proxy, 'POST', '/api/v2/chat/channeltypes', { ...required, name: 'died' });
    const { fingerprint } = await look(ada, 'channel_type', 'died');
    const between = await startBetween(proxy, 'before');
    const dying = await startServer(between.url, { dialect, database: proxy.server.context });
    const cy = dying.browser();
    await cy.signIn('admin-1@example.com');
    const saving = save(cy, 'died', { replies: false }, { ...ifMatch(fingerprint), ...reason });
    await between.held;
    const { db } = proxy.server.context;
    const row = await db
      .selectFrom('setting_object')
      .selectAll()
      .where('name', '=', 'died')
      .executeTakeFirstOrThrow();
    await between.release();
    expect((await saving).status).toBe(201);
    // What a dead process leaves: nobody has written down what it sent, and its hold on the object runs out.
    await db.deleteFrom('setting_version').where('name', '=', 'died').where('number', '=', 2).execute();
    await db.updateTable('setting_object').set(row).where('name', '=', 'died').execute();
    await dying.close();
    await between.close();

    let now = Date.now();
    const other = await startServer(proxy.sandbox.url, {
      dialect,
      database: proxy.server.context,
      clock: () => now,
    });
    const bo = other.browser();
    await bo.signIn('admin-1@example.com');
    // As long as it may be alive, what it does is left to it.
    expect((await look(bo, 'channel_type', 'died')).version).toBeNull();
    now = Date.now() + 60_000;
    expect((await look(bo, 'channel_type', 'died')).version).toBe(2);
    expect(await versionsOf(bo, 'channel_type', 'died')).toMatchObject([
      { source: 'dashboard', reason: 'because', by: { name: 'admin 1' } },
      { source: 'first' },
    ]);
    expect((await save(bo, 'died', { uploads: false })).status).toBe(201);
    await other.close();
  });
});
