// Takes its time: left out of `npm run verify`.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testDialects } from '../db/testing.ts';
import type { TestBrowser } from '../testing.ts';
import {
  chat,
  isObject,
  recordsOf,
  startProxy,
  startServer,
  startUpstream,
  type TestProxy,
} from './testing.ts';

const channel = '/api/v2/chat/channels/messaging/general';

describe.each(testDialects)('a change on %s', (dialect) => {
  let proxy: TestProxy;
  let moderator: TestBrowser;
  let userId = '';
  beforeEach(async () => {
    proxy = await startProxy({ dialect });
    moderator = await proxy.server.signedIn('moderator');
    const { id } = await proxy.server.context.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    userId = `backchannel-${id}`;
  });
  afterEach(() => proxy.close());

  const create = () => moderator.post(chat(`${channel}/query`), { data: { custom: { topic: 'parcels' } } });
  const say = (text: string) => moderator.post(chat(`${channel}/message`), { message: { text } });

  test('is made as the operator and written down with what became of it', async () => {
    expect((await create()).status).toBe(201);
    expect((await say('hello')).body).toMatchObject({ message: { text: 'hello', user: { id: userId } } });
    const truncated = await moderator.post(chat(`${channel}/truncate`), {
      user_id: 'somebody-else',
      message: { text: 'Cleared.', user_id: 'somebody-else' },
    });
    expect([truncated.status, truncated.body]).toMatchObject([
      201,
      { message: { text: 'Cleared.', user: { id: userId } }, channel: { truncated_by: { id: userId } } },
    ]);
    const record = await proxy.newest();
    expect(record).toEqual({
      id: expect.any(String),
      at: expect.stringMatching(/^20\d\d-.*Z$/),
      operator: { id: userId.replace('backchannel-', ''), name: 'moderator 1', role: 'moderator' },
      app: 'sandbox',
      operation: 'truncate_channel',
      effect: 'irreversible',
      target: 'messaging:general',
      channel: null,
      outcome: 'succeeded',
      status: 201,
      upstream_request_id: truncated.headers.get('x-upstream-request-id'),
      request_id: truncated.headers.get('x-request-id'),
      duration_ms: expect.any(Number),
      request: {
        params: { type: 'messaging', id: 'general' },
        query: {},
        body: { user_id: userId, message: { text: 'Cleared.', user_id: userId } },
      },
      links: [expect.any(Object), expect.any(Object)],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      previous_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      ip: expect.any(String),
      user_agent: expect.any(String),
    });
    expect((await moderator.get(`/api/audit/${String(record['id'])}`)).body).toEqual(record);
  });

  test('of someone without the permission is refused, named and written down; nothing is sent', async () => {
    const marketer = await proxy.server.signedIn('marketer');
    const answer = await marketer.post(chat(`${channel}/truncate`), { hard_delete: true });
    expect([answer.status, answer.body]).toMatchObject([
      403,
      { error: { code: 'not_permitted', permission: 'channels.truncate' } },
    ]);
    expect(await proxy.newest()).toMatchObject({
      operator: { role: 'marketer' },
      operation: 'truncate_channel',
      target: 'messaging:general',
      outcome: 'refused',
      status: 403,
      upstream_request_id: null,
      request: { body: { hard_delete: true } },
      error: { code: 'not_permitted' },
    });
  });

  test('of a page that shows another operator is refused and written down; to read is fine', async () => {
    await create();
    const shown = { 'x-operator': 'somebody-else' };
    const answer = await moderator.post(chat(`${channel}/truncate`), {}, shown);
    expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'other_operator' } }]);
    expect(await proxy.newest()).toMatchObject({
      operator: { role: 'moderator' },
      operation: 'truncate_channel',
      outcome: 'refused',
      status: 409,
      upstream_request_id: null,
      error: { code: 'other_operator' },
    });
    expect((await moderator.post(chat(`${channel}/query`), { state: true }, shown)).status).toBe(201);
    const own = { 'x-operator': userId.slice('backchannel-'.length) };
    expect((await moderator.post(chat(`${channel}/truncate`), {}, own)).status).toBe(201);
  });

  test('that the API refuses is passed on and recorded in its own words', async () => {
    const answer = await moderator.post(chat('/api/v2/chat/channels/messaging/nowhere/truncate'), {});
    expect([answer.status, answer.body]).toMatchObject([404, { code: 16, StatusCode: 404 }]);
    expect(await proxy.newest()).toMatchObject({
      outcome: 'failed',
      status: 404,
      target: 'messaging:nowhere',
      error: { code: 16, message: expect.stringContaining('TruncateChannel failed') },
    });
  });

  test('is written down before it is sent: whoever crashes in between leaves it unknown', async () => {
    const asked = Promise.withResolvers<void>();
    const upstream = await startUpstream((request) => {
      request.resume();
      if (request.url?.includes('/hide')) asked.resolve();
    });
    const server = await startServer(upstream.url, { dialect, database: proxy.server.context });
    // Signed in at the first server: two instances share their sessions, too.
    const pending = fetch(server.url + chat(`${channel}/hide`), {
      method: 'POST',
      headers: { cookie: moderator.cookie, origin: server.url, 'content-type': 'application/json' },
      body: '{"user_id":"ann"}',
    });
    await asked.promise;
    expect(await proxy.newest()).toMatchObject({
      operation: 'hide_channel',
      outcome: 'unknown',
      status: null,
      duration_ms: null,
    });
    await upstream.close();
    expect((await pending).status).toBe(502);
    expect(await proxy.newest()).toMatchObject({
      operation: 'hide_channel',
      outcome: 'unknown',
      status: 502,
    });
    await server.close();
  });

  test('goes on when the browser leaves, and is recorded', async () => {
    await create();
    await proxy.fault({ operation: 'truncate_channel', kind: 'delay', delay_ms: 400 });
    const leaving = new AbortController();
    const left = fetch(proxy.server.url + chat(`${channel}/truncate`), {
      method: 'POST',
      headers: { cookie: moderator.cookie, origin: proxy.server.url, 'content-type': 'application/json' },
      body: '{}',
      signal: leaving.signal,
    });
    setTimeout(() => leaving.abort(), 150);
    await expect(left).rejects.toThrow();
    await proxy.server.context.audit.whenIdle();
    expect(await proxy.newest()).toMatchObject({ operation: 'truncate_channel', outcome: 'succeeded' });
  });

  test('keeps secrets out of the record, and of large requests only what they were', async () => {
    const admin = await proxy.server.signedIn('admin');
    const sqs_secret = `sqs-${randomUUID()}`;
    await admin.post(chat('/api/v2/check_sqs'), {
      sqs_key: 'key',
      sqs_secret,
      sqs_url: 'https://sqs.example',
    });
    expect(await proxy.newest()).toMatchObject({
      request: { body: { sqs_secret: '[hidden]', sqs_url: 'https://sqs.example' } },
    });
    const { rows } = await sql`select * from audit_record`.execute(proxy.server.context.db);
    expect(JSON.stringify(rows)).not.toContain(sqs_secret);
    const target_ids = Array.from({ length: 10_000 }, (_, n) => `user-${n}`);
    await admin.post(chat('/api/v2/chat/segments/all/addtargets'), { target_ids });
    expect(await proxy.newest()).toMatchObject({
      target: 'all',
      request: {
        params: { id: 'all' },
        body_left_out: { bytes: expect.any(Number), fields: ['target_ids'] },
      },
    });
  });

  test('tells a hard deletion from a soft one', async () => {
    await moderator.send('DELETE', chat('/api/v2/chat/messages/m1'));
    expect(await proxy.newest()).toMatchObject({
      effect: 'destructive',
      target: 'm1',
      request: { query: { deleted_by: userId } },
    });
    await moderator.send('DELETE', chat('/api/v2/chat/messages/m1?hard=true'));
    expect(await proxy.newest()).toMatchObject({ effect: 'irreversible' });
  });

  test('to a message is found by its channel, which only the answer names', async () => {
    await create();
    const { body } = await say('hello');
    const { id } = z.object({ message: z.object({ id: z.string() }) }).parse(body).message;
    await moderator.send('DELETE', chat(`/api/v2/chat/messages/${id}`));
    const record = { operation: 'delete_message', target: id, channel: 'messaging:general' };
    expect(await proxy.newest()).toMatchObject({ ...record, outcome: 'succeeded' });
    const found = recordsOf((await moderator.get('/api/audit?target=messaging:general')).body);
    expect(found.find(({ operation }) => operation === 'delete_message')).toMatchObject(record);
    await moderator.send('DELETE', chat('/api/v2/chat/messages/nowhere'));
    expect(await proxy.newest()).toMatchObject({ target: 'nowhere', channel: null, outcome: 'failed' });
  });

  test('makes the operator’s user once, however many come at once, on however many instances', async () => {
    const database = proxy.server.context;
    const second = await startServer(proxy.sandbox.url, { dialect, database });
    const send = (origin: string, id: number) =>
      fetch(`${origin}${chat(`/api/v2/chat/channels/messaging/c${id}/query`)}`, {
        method: 'POST',
        headers: { cookie: moderator.cookie, origin, 'content-type': 'application/json' },
        body: '{"data":{}}',
      });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, id) => send(id % 2 ? proxy.server.url : second.url, id)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await database.db.selectFrom('chat_identity').selectAll().execute()).toMatchObject([
      { app: 'sandbox', user_id: userId },
    ]);
    const made = recordsOf((await moderator.get('/api/audit?operation=chat_identity_created')).body);
    expect(made.length).toBeLessThanOrEqual(2);
    await second.close();
  });

  test('makes the operator’s user again when somebody has deleted it', async () => {
    expect((await create()).status).toBe(201);
    proxy.sandbox.reset();
    const again = await create();
    expect([again.status, again.body]).toMatchObject([201, { channel: { created_by: { id: userId } } }]);
    const names = recordsOf((await moderator.get('/api/audit?app=sandbox')).body).map(
      ({ operation, outcome }) => [operation, outcome],
    );
    expect(names).toEqual([
      ['chat_identity_created', 'succeeded'],
      ['get_or_create_channel', 'succeeded'],
      ['get_or_create_channel', 'succeeded'],
      ['chat_identity_created', 'succeeded'],
    ]);
  });

  test('is believed only of who is signed in now: a role that was taken away counts at once', async () => {
    await create();
    const { db } = proxy.server.context;
    await moderator.get(chat('/api/v2/app'));
    // By another instance, which cannot clear what this one remembers.
    await db.updateTable('user').set({ role: 'viewer' }).where('role', '=', 'moderator').execute();
    expect((await moderator.get(chat('/api/v2/app'))).status).toBe(200);
    expect((await moderator.post(chat(`${channel}/truncate`), {})).status).toBe(403);
    expect((await create()).status).toBe(403);
  });

  test('that only reads after all needs no more than to read, and leaves no record', async () => {
    await create();
    const viewer = await proxy.server.signedIn('viewer');
    const before = await proxy.newest();
    const read = await viewer.post(chat(`${channel}/query`), { state: true });
    expect([read.status, isObject(read.body) && isObject(read.body['channel'])]).toEqual([201, true]);
    expect((await viewer.post(chat(`${channel}/query`), { data: {} })).status).toBe(403);
    expect(await proxy.newest()).toMatchObject({ operator: { role: 'viewer' }, outcome: 'refused' });
    const { body } = await viewer.get('/api/audit?app=sandbox');
    // The refusal is the only thing that has come since.
    expect(recordsOf(body)[1]).toEqual(before);
  });

  test('is not made when it cannot be written down', async () => {
    await create();
    await sql`drop table audit_record`.execute(proxy.server.context.db);
    const answer = await moderator.post(chat(`${channel}/truncate`), {});
    expect([answer.status, answer.body]).toMatchObject([500, { error: { code: 'internal_error' } }]);
  });
});
