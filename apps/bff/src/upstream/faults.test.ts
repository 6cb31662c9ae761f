// Takes its time: left out of `npm run verify`.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  chat,
  closedPort,
  startProxy,
  startServer,
  startUpstream,
  type TestProxy,
} from '../chat-proxy/testing.ts';
import type { TestBrowser } from '../testing.ts';

const read = chat('/api/v2/app');
const query = chat('/api/v2/chat/channels');
const hide = chat('/api/v2/chat/channels/messaging/general/hide');
const truncate = chat('/api/v2/chat/channels/messaging/general/truncate');

const limits = { connectMs: 500, headersMs: 400, idleMs: 400, beginMs: 4000, wholeMs: 5000 };

describe('trouble with the Chat API', () => {
  let proxy: TestProxy;
  let admin: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ limits });
    admin = await proxy.server.signedIn('admin');
    await admin.post(chat('/api/v2/users'), { users: { ann: { id: 'ann' } } });
    await admin.post(chat('/api/v2/chat/channels/messaging/general/query'), {
      data: { members: [{ user_id: 'ann' }] },
    });
  });
  afterEach(() => proxy.fault());
  afterAll(() => proxy.close());

  const failure = (code: string) => ({
    error: { code, message: expect.any(String), request_id: expect.any(String) },
  });

  test.each([
    ['hangs', { kind: 'hang' }, 504, 'upstream_timeout'],
    ['does not speak JSON', { kind: 'not_json' }, 502, 'upstream_invalid'],
  ])('that %s reaches a reader as words', async (_what, fault, status, code) => {
    await proxy.fault({ operation: '*', ...fault });
    for (const send of [() => admin.get(read), () => admin.post(query, {})]) {
      const answer = await send();
      expect([answer.status, answer.body]).toEqual([status, failure(code)]);
    }
  });

  test('that breaks off in the middle of a read is a failed transfer, never half an answer', async () => {
    await proxy.fault({ operation: 'get_app', kind: 'cut' });
    await expect(admin.get(read)).rejects.toThrow();
  });

  test('that is only slow is waited for', async () => {
    await proxy.fault({ operation: 'get_app', kind: 'delay', delay_ms: 200, times: 1 });
    expect((await admin.get(read)).status).toBe(200);
  });

  test('that passes is never seen by a reader', async () => {
    await proxy.fault({ operation: '*', kind: 'status', status: 500, times: 2 });
    expect((await admin.get(read)).status).toBe(200);
    await proxy.fault({ operation: '*', kind: 'status', status: 503, times: 1 });
    expect((await admin.post(query, {})).status).toBe(201);
    await proxy.fault({ operation: '*', kind: 'rate_limit', retry_after_s: 1, times: 1 });
    expect((await admin.get(read)).status).toBe(200);
  });

  test("that stays is told in the API's own words", async () => {
    await proxy.fault({ operation: 'get_app', kind: 'status', status: 500, code: -1 });
    const answer = await admin.get(read);
    expect([answer.status, answer.body]).toMatchObject([500, { code: -1, StatusCode: 500 }]);
    expect(answer.headers.get('x-upstream-request-id')).toBe(answer.headers.get('x-request-id'));
  });

  test.each([
    ['and says for how long', { retry_after_s: 30 }, 30, 30],
    ['and does not say for how long', {}, 1, 61],
  ])('that limits the rate %s', async (_what, fault, atLeast, atMost) => {
    await proxy.fault({ operation: '*', kind: 'rate_limit', ...fault });
    for (const answer of [await admin.get(read), await admin.post(truncate, {})]) {
      expect([answer.status, answer.body]).toMatchObject([429, { error: { code: 'rate_limited' } }]);
      const seconds = Number(answer.headers.get('retry-after'));
      expect(answer.body).toMatchObject({ error: { retry_after_s: seconds } });
      expect(seconds).toBeGreaterThanOrEqual(atLeast);
      expect(seconds).toBeLessThanOrEqual(atMost);
    }
    expect(await proxy.newest()).toMatchObject({ outcome: 'failed', status: 429 });
  });

  test.each([
    ['for which the window lasts', { 'x-ratelimit-reset': 20 }, 15, 21],
    ['of an hour at most', { 'x-ratelimit-reset': 100_000 }, 3600, 3600],
    ['as Retry-After says, whatever the window', { 'retry-after': 7, 'x-ratelimit-reset': 50 }, 7, 7],
    ['of a few seconds where nothing is said', {}, 5, 5],
  ])('that limits the rate means a wait %s', async (_what, said, atLeast, atMost) => {
    const upstream = await startUpstream((_request, response) => {
      const headers = Object.entries(said).map(([name, s]) => [
        name,
        String(name === 'retry-after' ? s : Math.ceil(Date.now() / 1000) + s),
      ]);
      response.writeHead(429, { 'content-type': 'application/json', ...Object.fromEntries(headers) });
      response.end('{"code":9,"message":"Too many requests","StatusCode":429}');
    });
    const server = await startServer(upstream.url, { limits });
    const answer = await (await server.signedIn('viewer')).get(read);
    const seconds = Number(answer.headers.get('retry-after'));
    expect([answer.status, answer.body]).toMatchObject([429, { error: { retry_after_s: seconds } }]);
    expect(seconds).toBeGreaterThanOrEqual(atLeast);
    expect(seconds).toBeLessThanOrEqual(atMost);
    await server.close();
    await upstream.close();
  });

  test.each([
    ['hangs', { kind: 'hang' }, 504, 'upstream_timeout'],
    ['breaks off', { kind: 'cut' }, 502, 'upstream_invalid'],
    ['does not speak JSON', { kind: 'not_json' }, 502, 'upstream_invalid'],
  ])('that %s while something changes leaves an unknown outcome', async (_what, fault, status, code) => {
    await proxy.fault({ operation: 'truncate_channel', ...fault });
    const answer = await admin.post(truncate, {});
    expect([answer.status, answer.body]).toEqual([status, failure(code)]);
    expect(await proxy.newest()).toMatchObject({
      operation: 'truncate_channel',
      outcome: 'unknown',
      error: { code },
    });
  });

  test('does not make a change happen twice, unless twice is the same as once', async () => {
    await proxy.fault({ operation: '*', kind: 'status', status: 500, times: 1 });
    expect((await admin.post(truncate, {})).status).toBe(500);
    expect(await proxy.newest()).toMatchObject({ outcome: 'unknown', status: 500, error: { code: -1 } });
    await proxy.fault({ operation: '*', kind: 'status', status: 500, times: 1 });
    expect((await admin.post(hide, { user_id: 'ann' })).status).toBe(201);
  });

  test('of a wrong secret is told to an admin in words, and to others as whom to ask', async () => {
    const server = await startServer(proxy.sandbox.url, { apiSecret: 'not the secret', limits });
    const [boss, viewer] = [await server.signedIn('admin'), await server.signedIn('viewer')];
    const told = await boss.get(read);
    expect([told.status, told.body]).toMatchObject([
      502,
      {
        error: {
          code: 'upstream_unauthorized',
          message:
            'The Chat API says that the API secret of “Demo data” is wrong. Set the right one where this server is configured and restart it.',
        },
      },
    ]);
    expect(await boss.post(truncate, {})).toMatchObject({
      status: 502,
      body: { error: { code: 'upstream_unauthorized' } },
    });
    expect((await viewer.get(read)).body).toMatchObject({
      error: { code: 'upstream_unauthorized', message: expect.stringContaining('Ask an admin') },
    });
    const health = await viewer.get('/api/apps/sandbox/health');
    expect(health.body).toMatchObject({
      status: 'failing',
      error: { code: 'upstream_unauthorized', message: expect.stringContaining('Ask an admin') },
    });
    expect((await boss.get('/api/apps/sandbox/health')).body).toMatchObject({
      status: 'failing',
      error: { code: 'upstream_unauthorized', message: expect.stringContaining('Set the right one') },
    });
    expect(server.logged()).not.toContain('not the secret');
    await server.close();
  });

  test('of a closed door is told at once, and nothing has been done', async () => {
    const server = await startServer(await closedPort(), { limits });
    const boss = await server.signedIn('admin');
    expect(await boss.get(read)).toMatchObject({ status: 502, body: failure('upstream_unreachable') });
    expect(await boss.post(truncate, {})).toMatchObject({
      status: 502,
      body: failure('upstream_unreachable'),
    });
    const { records } = (await boss.get('/api/audit?app=sandbox')).body as {
      records: { operation: string; outcome: string }[];
    };
    expect(records.map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['truncate_channel', 'failed'],
      ['chat_identity_created', 'failed'],
    ]);
    await server.close();
  });

  test('shows in the health of the app, which also tells its rate limit', async () => {
    const viewer = await proxy.server.signedIn('viewer');
    expect((await viewer.get('/api/apps/sandbox/health')).body).toMatchObject({
      status: 'ok',
      latency_ms: expect.any(Number),
      rate_limit: {
        operation: expect.any(String),
        limit: expect.any(Number),
        remaining: expect.any(Number),
        reset_at: expect.any(Number),
      },
    });
  });
});
