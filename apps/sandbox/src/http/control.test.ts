import { request } from 'node:http';
import { toDate } from '@backchannel/chat-api';
import {
  createCommand,
  getOrCreateChannel,
  listChannelTypes,
  listCommands,
  queryChannels,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken, startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const control = (method: string, path: string, body?: unknown) =>
  fetch(`${api.sandbox.url}/__sandbox/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const app = () => api.raw('GET', '/api/v2/app');

test('a fault of one operation befalls it as often as it says', async () => {
  await control('PUT', 'faults', [{ operation: 'get_app', kind: 'status', status: 500, code: -1, times: 2 }]);
  expect([(await app()).status, (await app()).status, (await app()).status]).toEqual([500, 500, 200]);
});

test('a rate limit comes with and without Retry-After', async () => {
  await control('PUT', 'faults', [
    { kind: 'rate_limit', retry_after_s: 7, times: 1 },
    { kind: 'rate_limit', times: 1 },
  ]);
  const [first, second] = [await app(), await app()];
  expect([first.status, first.body.code, first.headers['retry-after']]).toEqual([429, 9, '7']);
  expect([second.status, second.headers['retry-after']]).toEqual([429, undefined]);
  const now = Date.now() / 1000;
  for (const [{ headers }, atLeast, atMost] of [
    [first, 6, 8],
    [second, 1, 61],
  ] as const) {
    expect(headers).toMatchObject({
      'x-ratelimit-limit': expect.stringMatching(/^\d+$/),
      'x-ratelimit-remaining': '0',
    });
    expect(Number(headers['x-ratelimit-reset']) - now).toBeGreaterThan(atLeast - 1);
    expect(Number(headers['x-ratelimit-reset']) - now).toBeLessThanOrEqual(atMost);
  }
});

test('a fault has the body and the headers of any other error', async () => {
  await control('PUT', 'faults', [{ kind: 'status', status: 503, code: -1, times: 1 }]);
  const { status, headers, body } = await app();
  expect([status, body]).toEqual([
    503,
    {
      code: -1,
      message: 'GetApp failed with error: "a fault was asked for"',
      StatusCode: 503,
      duration: expect.stringMatching(/^[\d.]+ms$/),
      details: [],
      more_info: expect.stringMatching(/^https?:/),
    },
  ]);
  for (const name of ['limit', 'remaining', 'reset'])
    expect(Number(headers[`x-ratelimit-${name}`]), name).toBeGreaterThan(0);
});

test('an answer can be late, cut off, or no JSON', async () => {
  await control('PUT', 'faults', [
    { kind: 'delay', delay_ms: 150, times: 1 },
    { kind: 'not_json', times: 1 },
    { kind: 'cut', times: 1 },
  ]);
  const startedAt = performance.now();
  expect((await app()).status).toBe(200);
  expect(performance.now() - startedAt).toBeGreaterThan(140);
  expect((await app()).text).toContain('<!doctype html>');
  await expect(app()).rejects.toThrow();
});

test('whoever leaves while their call waits troubles nobody', async () => {
  await control('PUT', 'faults', [{ operation: 'update_app', kind: 'delay', delay_ms: 200, times: 1 }]);
  const left = fetch(`${api.sandbox.url}/api/v2/app`, {
    method: 'PATCH',
    body: '{}',
    signal: AbortSignal.timeout(50),
  });
  await expect(left).rejects.toThrow(/timeout/);
  await control('PUT', 'faults', [{ operation: 'get_app', kind: 'delay', delay_ms: 300, times: 1 }]);
  // By the time that this is answered, the other call has gone on.
  expect((await app()).status).toBe(200);
});

test('an answer can stay away for ever', async () => {
  await control('PUT', 'faults', [{ kind: 'hang' }]);
  const hung = fetch(`${api.sandbox.url}/api/v2/app`, { signal: AbortSignal.timeout(200) });
  await expect(hung).rejects.toThrow(/timeout/);
  await control('DELETE', 'faults');
  expect((await app()).status).toBe(200);
});

test('a call can be done, and only its answer be lost', async () => {
  for (const [index, kind] of ['cut', 'status', 'not_json'].entries()) {
    await control('PUT', 'faults', [{ operation: 'update_app', kind, done: true, times: 1 }]);
    const reminders_interval = 100 + index;
    const call = api.raw('PATCH', '/api/v2/app', { body: { reminders_interval } });
    if (kind === 'cut') await expect(call).rejects.toThrow();
    else expect([kind, (await call).status]).toEqual([kind, kind === 'status' ? 500 : 200]);
    expect((await app()).body['app']).toMatchObject({ reminders_interval });
  }
});

test('of the answer to a call that is done the beginning goes out', async () => {
  const cut = { operation: 'get_app', kind: 'cut', done: true, after_bytes: 20, times: 1 };
  await control('PUT', 'faults', [cut]);
  const { url, apiKey, apiSecret } = api.sandbox;
  const headers = { authorization: signToken({}, apiSecret), 'stream-auth-type': 'jwt' };
  const came = await new Promise<string>((resolve, reject) => {
    let text = '';
    request(`${url}/api/v2/app?api_key=${apiKey}`, { headers }, (answer) => {
      answer.on('data', (piece: Buffer) => (text += piece.toString()));
      answer.on('error', () => resolve(text));
      answer.on('end', () => reject(new Error('it was whole')));
    }).end();
  });
  expect(came).toBe((await app()).text.slice(0, 20));
});

test('a fault that is none is refused', async () => {
  expect((await control('PUT', 'faults', [{ kind: 'explode' }])).status).toBe(400);
  expect((await control('PUT', 'faults', [{ kind: 'cut', done: 'yes' }])).status).toBe(400);
  const unknown = await control('PUT', 'faults', [{ kind: 'hang', operation: 'nope' }]);
  expect([unknown.status, await unknown.text()]).toEqual([
    400,
    expect.stringContaining('there is no operation \\"nope\\"'),
  ]);
  expect((await control('PUT', 'faults', [{ kind: 'hang', operation: 'create_draft' }])).status).toBe(200);
  expect((await control('PUT', 'faults', [])).status).toBe(200);
  for (const status of [0, 101, 1000])
    expect((await control('PUT', 'faults', [{ kind: 'status', status }])).status).toBe(400);
});

test('a call asks for a fault by a text in its path, its query or its body, and nothing of it is done', async () => {
  const params = { type: 'messaging', id: 'a' };
  await api.users('ada');
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  const overloaded = await api.raw('POST', '/api/v2/chat/channels/messaging/fault-status-503-23/query', {
    body: { data: { created_by_id: 'ada' } },
  });
  expect([overloaded.status, overloaded.body.code]).toEqual([503, 23]);
  const send = (text: string) =>
    api.raw('POST', '/api/v2/chat/channels/messaging/a/message', {
      body: { message: { text, user_id: 'ada' } },
    });
  const limited = await send('fault-rate_limit-7');
  expect([limited.status, limited.body.code, limited.headers['retry-after']]).toEqual([429, 9, '7']);
  await expect(send('fault-cut-40')).rejects.toThrow();
  const payload = JSON.stringify({ filter_conditions: { name: 'fault-not_json' } });
  expect((await api.raw('GET', `/api/v2/users?payload=${encodeURIComponent(payload)}`)).text).toContain(
    '<!doctype',
  );
  const hung = api.raw('GET', '/api/v2/app?x=fault-hang', { signal: AbortSignal.timeout(200) });
  await expect(hung).rejects.toThrow(/timeout/);
  const startedAt = performance.now();
  expect((await send('fault-delay-150')).status).toBe(201);
  expect(performance.now() - startedAt).toBeGreaterThan(140);
  for (const text of [
    'about fault-hang',
    'fault-explode',
    'fault-status-999',
    'fault-hang-1',
    'fault-cut-1-2',
  ])
    expect([text, (await send(text)).status]).toEqual([text, 201]);
  const { channels } = await api.call(queryChannels, { body: { filter_conditions: {} } });
  expect(channels.map(({ channel, messages }) => [channel?.id, messages.length])).toEqual([['a', 6]]);
});

test('nobody asks for a fault without a token', async () => {
  expect((await api.raw('GET', '/api/v2/app?x=fault-hang', { token: 'none' })).status).toBe(401);
});

test('a page in a browser on this machine can steer nothing', async () => {
  const { port } = new URL(api.sandbox.url);
  const ask = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      // Not with fetch, which lets nobody name another host.
      request(`${api.sandbox.url}/__sandbox/reset`, { method: 'POST', headers }, (answer) =>
        resolve(answer.resume().statusCode),
      )
        .on('error', reject)
        .end();
    });
  await api.users('ada');
  const pages: Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { host: `evil.example:${port}` },
    { host: `127.0.0.1.evil.example:${port}` },
  ];
  for (const headers of pages) {
    expect(await ask(headers)).toBe(404);
  }
  expect((await api.raw('GET', '/api/v2/users?payload={"filter_conditions":{"id":"ada"}}')).text).toContain(
    '"ada"',
  );
  expect(await ask({ host: `localhost:${port}` })).toBe(200);
});

test('the clock can be moved, and reset brings everything back', async () => {
  await api.call(createCommand, { body: { name: 'dice', description: 'Throws dice' } });
  const commands = async () => (await api.call(listCommands, {})).commands.map(({ name }) => name);
  expect(await commands()).toContain('dice');
  await control('PUT', 'clock', { now: '2030-01-02T03:04:05Z' });
  await api.users('ada');
  const { channel } = await api.call(getOrCreateChannel, {
    params: { type: 'messaging', id: 'a' },
    body: { data: { created_by_id: 'ada' } },
  });
  expect(channel && toDate(channel.created_at).toISOString()).toMatch(/^2030-01-02T03:04:0/);
  expect((await control('POST', 'reset')).status).toBe(200);
  expect((await api.call(queryChannels, { body: {} })).channels).toEqual([]);
  expect(Object.keys((await api.call(listChannelTypes, {})).channel_types)).toHaveLength(5);
  expect(await commands()).not.toContain('dice');
});
