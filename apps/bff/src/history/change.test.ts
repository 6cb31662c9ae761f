import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canary, chat, startProxy, startServer, type TestProxy } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import type { TestBrowser, TestServer } from '../testing.ts';
import { ifMatch, look, outside, required, save, storyOf, typePath, versionsOf } from './testing.ts';

describe.each(testDialects)('a change of settings on %s', (dialect) => {
  let proxy: TestProxy;
  let second: TestServer;
  let ada: TestBrowser;
  let bo: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ dialect });
    // Another instance: the same database, a process of its own.
    second = await startServer(proxy.sandbox.url, { dialect, database: proxy.server.context });
    ada = await proxy.server.signedIn('admin');
    await proxy.server.signedIn('admin');
    bo = second.browser();
    await bo.signIn('admin-2@example.com');
  });
  afterAll(async () => {
    await second.close();
    await proxy.close();
  });

  /** A channel type for one test alone. */
  async function newType(name: string): Promise<string> {
    await outside(proxy, 'POST', '/api/v2/chat/channeltypes', { ...required, name });
    return (await look(ada, 'channel_type', name)).fingerprint;
  }

  test('is made as long as nobody else has made one, and is a version with who, when, why and from where', async () => {
    const fingerprint = await newType('desk');
    const answer = await save(
      ada,
      'desk',
      { max_message_length: 200, replies: false },
      {
        ...ifMatch(fingerprint),
        'x-reason': encodeURIComponent('Zu lang – kürzer'),
        'user-agent': 'a browser',
      },
    );
    expect([answer.status, answer.headers.get('x-version')]).toEqual([201, '2']);
    const audited = await proxy.newest();
    const [version] = await versionsOf(ada, 'channel_type', 'desk');
    const now = await look(ada, 'channel_type', 'desk');
    expect(version).toEqual({
      kind: 'channel_type',
      name: 'desk',
      number: 2,
      at: expect.any(Number),
      source: 'dashboard',
      act: 'updated',
      by: { id: expect.any(String), name: 'admin 1' },
      reason: 'Zu lang – kürzer',
      from: { ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/), userAgent: 'a browser' },
      auditId: audited['id'],
      fingerprint: now.fingerprint,
      places: ['max_message_length', 'replies'],
      changes: 2,
    });
    expect(now).toMatchObject({ version: 2, settings: { max_message_length: 200, replies: false } });
    expect(audited).toMatchObject({ operation: 'update_channel_type', outcome: 'succeeded', target: 'desk' });
    const { body } = await ada.get('/api/apps/sandbox/history/channel_type/desk/2');
    expect(body).toEqual({ version, settings: now.settings });
  });

  test('that changes nothing is no version', async () => {
    const fingerprint = await newType('same');
    const answer = await save(ada, 'same', {}, ifMatch(fingerprint));
    expect([answer.status, answer.headers.get('x-version')]).toEqual([201, '1']);
    expect(await storyOf(ada, 'channel_type', 'same')).toEqual(['first seen']);
  });

  test('is not made when something has changed behind the page’s back: nothing is sent', async () => {
    const fingerprint = await newType('behind');
    await outside(proxy, 'PUT', typePath('behind'), { ...required, reactions: false });
    const before = await outside(proxy, 'GET', typePath('behind'));
    const answer = await save(ada, 'behind', { max_message_length: 10 }, ifMatch(fingerprint));
    const now = await look(ada, 'channel_type', 'behind');
    expect([answer.status, answer.body]).toEqual([
      409,
      {
        error: {
          code: 'moved_on',
          message: 'The channel type “behind” has been changed since you opened it. Nothing was sent.',
          request_id: expect.any(String),
          fingerprint: now.fingerprint,
        },
      },
    ]);
    const after = await outside(proxy, 'GET', typePath('behind'));
    expect({ ...after, duration: '' }).toEqual({ ...before, duration: '' });
    expect(await storyOf(ada, 'channel_type', 'behind')).toEqual(['first seen', 'outside updated']);
    expect(await proxy.newest()).toMatchObject({
      operation: 'update_channel_type',
      target: 'behind',
      outcome: 'refused',
      status: 409,
      upstream_request_id: null,
      error: { code: 'moved_on' },
    });
    expect((await save(ada, 'behind', { max_message_length: 10 }, ifMatch(now.fingerprint))).status).toBe(
      201,
    );
  });

  test('of two who save at once is made for exactly one, in one process and in two', async () => {
    const fingerprint = await newType('race');
    const lengths = [11, 12, 13, 14, 15, 16];
    const answers = await Promise.all(
      lengths.map((max_message_length, index) =>
        save(index % 2 ? ada : bo, 'race', { max_message_length }, ifMatch(fingerprint)),
      ),
    );
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await storyOf(ada, 'channel_type', 'race')).toEqual(['first seen', 'dashboard updated']);
    const winner = answers.findIndex(({ status }) => status === 201);
    expect((await look(ada, 'channel_type', 'race')).settings['max_message_length']).toBe(lengths[winner]);
  });

  test('without a word of what is expected is made one after the other, each a version', async () => {
    await newType('many');
    const answers = await Promise.all(
      [21, 22, 23, 24].map((max_message_length, index) =>
        save(index % 2 ? ada : bo, 'many', { max_message_length }),
      ),
    );
    expect(new Set(answers.map(({ headers }) => headers.get('x-version')))).toEqual(
      new Set(['2', '3', '4', '5']),
    );
    expect((await storyOf(ada, 'channel_type', 'many')).slice(1)).toEqual(
      answers.map(() => 'dashboard updated'),
    );
  });

  test('may create what is not there, and delete what is as it was', async () => {
    const create = () =>
      ada.post(chat('/api/v2/chat/channeltypes'), { ...required, name: 'short' }, ifMatch('none'));
    const made = await create();
    expect([made.status, made.headers.get('x-version')]).toEqual([201, '1']);
    const again = await create();
    expect([again.status, again.body]).toMatchObject([
      409,
      { error: { code: 'moved_on', message: expect.stringContaining('“short” exists already') } },
    ]);
    const { fingerprint } = await look(ada, 'channel_type', 'short');
    const gone = await ada.send('DELETE', chat(typePath('short')), undefined, ifMatch(fingerprint));
    expect([gone.status, gone.headers.get('x-version')]).toEqual([200, '2']);
    const late = await save(ada, 'short', {}, ifMatch(fingerprint));
    expect([late.status, late.body]).toMatchObject([
      409,
      {
        error: {
          code: 'moved_on',
          fingerprint: 'none',
          message: expect.stringContaining('is not there any more'),
        },
      },
    ]);
    expect(await storyOf(ada, 'channel_type', 'short')).toEqual(['dashboard created', 'dashboard deleted']);
    const { body } = await ada.get('/api/apps/sandbox/history/channel_type/short/2');
    expect(body).toMatchObject({ version: { fingerprint: 'none', places: [] }, settings: null });
  });

  test('that the API refuses is passed on in its words, and is no version', async () => {
    const fingerprint = await newType('refused');
    const answer = await save(ada, 'refused', { commands: ['dance'] }, ifMatch(fingerprint));
    expect([answer.status, answer.body]).toMatchObject([400, { code: 4 }]);
    expect(answer.headers.get('x-version')).toBeNull();
    expect(await storyOf(ada, 'channel_type', 'refused')).toEqual(['first seen']);
    expect((await save(ada, 'nowhere', {})).status).toBe(404);
    expect((await ada.get('/api/apps/sandbox/history/channel_type/nowhere')).body).toEqual({
      versions: [],
      total: 0,
    });
    const { db } = proxy.server.context;
    const left = await db.selectFrom('setting_object').select('name').where('name', '=', 'nowhere').execute();
    expect(left).toEqual([]);
  });

  test('by someone without the permission is refused and written down, whatever it says', async () => {
    const fingerprint = await newType('closed');
    const viewer = await proxy.server.signedIn('viewer');
    const answer = await save(viewer, 'closed', { replies: false }, ifMatch(fingerprint));
    expect([answer.status, answer.body]).toMatchObject([403, { error: { permission: 'config.write' } }]);
    expect(await proxy.newest()).toMatchObject({ outcome: 'refused', status: 403, target: 'closed' });
    expect((await look(viewer, 'channel_type', 'closed')).version).toBe(1);
  });

  test('whose object cannot be read is not sent: the API says why, and so does the log', async () => {
    const fingerprint = await newType('unreadable');
    await proxy.fault({ operation: 'get_channel_type', kind: 'status', status: 500 });
    const faulty = await save(ada, 'unreadable', { replies: false }, ifMatch(fingerprint));
    expect([faulty.status, faulty.body]).toMatchObject([500, { error: { code: 'not_sent' } }]);
    expect(JSON.stringify(faulty.body)).toContain('The Chat API says: GetChannelType failed');
    expect(await proxy.newest()).toMatchObject({ outcome: 'failed', status: 500, target: 'unreadable' });
    await proxy.fault({ operation: 'get_channel_type', kind: 'cut' });
    const broken = await save(ada, 'unreadable', { replies: false }, ifMatch(fingerprint));
    expect([broken.status, broken.body]).toMatchObject([502, { error: { code: 'not_sent' } }]);
    expect(await proxy.newest()).toMatchObject({ outcome: 'failed', status: 502, target: 'unreadable' });
    await proxy.fault({ operation: 'get_channel_type', kind: 'status', status: 403 });
    const closed = await save(ada, 'unreadable', { replies: false }, ifMatch(fingerprint));
    expect([closed.status, closed.body]).toMatchObject([403, { code: -1 }]);
    await proxy.fault({ operation: 'get_channel_type', kind: 'rate_limit', retry_after_s: 30 });
    const limited = await save(ada, 'unreadable', { replies: false }, ifMatch(fingerprint));
    expect([limited.status, limited.body]).toMatchObject([429, { error: { retry_after_s: 30 } }]);
    await proxy.fault({ operation: 'update_channel_type', kind: 'rate_limit', retry_after_s: 30 });
    const late = await save(ada, 'unreadable', { replies: false }, ifMatch(fingerprint));
    expect([late.status, late.body]).toMatchObject([429, { error: { retry_after_s: 30 } }]);
    expect(await proxy.newest()).toMatchObject({ outcome: 'failed', status: 429, target: 'unreadable' });
    await proxy.fault();
    expect((await outside(proxy, 'GET', typePath('unreadable')))['replies']).toBe(true);
    expect((await look(ada, 'channel_type', 'unreadable')).version).toBe(1);
  });

  test.each([
    ['if-match', 'abc'],
    ['if-match', '*'],
    ['x-reason', '%E4'],
    ['x-reason', 'x'.repeat(501)],
    ['x-reason', 'a%00b'],
  ])('cannot say %s: %s', async (name, value) => {
    const answer = await save(ada, 'team', {}, { [name]: value });
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { error: { code: 'invalid_request', issues: [{ path: name }] } },
    ]);
  });

  test('keeps nothing secret of what it was sent with', async () => {
    const { fingerprint } = await look(ada, 'app_grants', 'app');
    const answer = await ada.send(
      'PATCH',
      chat('/api/v2/app'),
      { grants: { guest: ['search-user'] }, sqs_secret: `sqs-${canary}` },
      ifMatch(fingerprint),
    );
    expect([answer.status, answer.headers.get('x-version')]).toEqual([200, '2']);
    const { db } = proxy.server.context;
    for (const table of ['setting_object', 'setting_version'] as const) {
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(canary);
    }
  });
});
