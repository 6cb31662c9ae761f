// Takes its time: left out of `npm run verify`.
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { updateApp } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { deliveries, hookTo, settled, startReceiver } from '../test/receiver.ts';
import type { Receiver } from '../test/receiver.ts';

let api: TestApi;
let receiver: Receiver;
beforeEach(async () => {
  api = await startApi();
  receiver = await startReceiver();
});
afterEach(async () => {
  await api.close();
  await receiver.close();
});

const webhook = (id: string, url: string, more: object = {}) => ({
  id,
  hook_type: 'webhook',
  enabled: true,
  webhook_url: url,
  ...more,
});
const userOf = ({ event }: { event: Record<string, unknown> }): string | undefined =>
  JSON.stringify(event['user']).match(/"id":"(\w+)"/)?.[1];

const countOf = (names: unknown[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [String(name), names.filter((other) => other === name).length]));

test('an event is signed over its JSON, and says whose it is and which attempt', async () => {
  await hookTo(api, `${receiver.url}/hook?a=b`);
  await api.users('ada');
  const [got] = await receiver.until(1);
  expect(got?.path).toBe('/hook?a=b');
  expect(got?.headers['content-type']).toBe('application/json');
  expect(got?.headers['x-api-key']).toBe(api.sandbox.apiKey);
  expect(got?.headers['x-webhook-attempt']).toBe('1');
  expect(got?.headers['x-webhook-id']).toMatch(/^[0-9a-f-]{36}$/);
  const signature = createHmac('sha256', api.sandbox.apiSecret).update(got?.bytes ?? '');
  expect(got?.headers['x-signature']).toBe(signature.digest('hex'));
  expect(got?.event).toMatchObject({ type: 'user.updated', custom: {}, user: { id: 'ada' } });
  expect(got?.event['request_info']).toMatchObject({ type: 'server', ip: '127.0.0.1' });
  // Integer nanoseconds, in the very text.
  expect(got?.bytes.toString()).toMatch(/"created_at":\d{19}[,}]/);
});

test('a compressed body is gzip, and the signature is over what is in it', async () => {
  await api.call(updateApp, {
    body: { enable_hook_payload_compression: true, event_hooks: [webhook('a', receiver.url)] },
  });
  await api.users('ada');
  const [got] = await receiver.until(1);
  expect([got?.bytes[0], got?.bytes[1], got?.headers['content-encoding']]).toEqual([0x1f, 0x8b, 'gzip']);
  const signature = createHmac('sha256', api.sandbox.apiSecret).update(JSON.stringify(got?.event));
  // The event's text and its parsed form say the same, but for digits that no double holds.
  expect(signature.digest('hex')).toBe(got?.headers['x-signature']);
});

test('what passes is tried three times under one id, and the log tells of each attempt', async () => {
  receiver.answer((response, _received, count) => {
    response.statusCode = [503, 429, 202][count - 1] ?? 200;
    response.end();
  });
  await hookTo(api, receiver.url);
  await api.users('ada');
  const got = await receiver.until(3);
  expect(got.map(({ headers }) => headers['x-webhook-attempt'])).toEqual(['1', '2', '3']);
  expect(new Set(got.map(({ headers }) => headers['x-webhook-id'])).size).toBe(1);
  const [entry] = await settled(api);
  expect(entry).toMatchObject({
    status: 'delivered',
    hook_id: 'test',
    type: 'user.updated',
    target: receiver.url,
  });
  expect(entry?.attempts.map(({ status }) => status)).toEqual([503, 429, 202]);
  expect(entry?.id).toBe(got[0]?.headers['x-webhook-id']);
});

test('too long an answer of the receiver’s own passes, too, and after three attempts it is over', async () => {
  receiver.answer((response) => {
    response.statusCode = 408;
    response.end();
  });
  await hookTo(api, receiver.url);
  await api.users('ada');
  const [entry] = await settled(api);
  expect([entry?.status, entry?.attempts.map(({ status }) => status)]).toEqual(['failed', [408, 408, 408]]);
});

test('a refusal is tried once, and a redirect is not followed', async () => {
  receiver.answer((response, _received, count) => {
    response.writeHead(count === 1 ? 400 : 302, { location: `${receiver.url}/elsewhere` });
    response.end();
  });
  await hookTo(api, receiver.url);
  await api.users('ada', 'bob');
  const log = await settled(api);
  expect(log.map(({ status, attempts }) => [status, attempts.length])).toEqual([
    ['failed', 1],
    ['failed', 1],
  ]);
  expect(receiver.received.map(({ path }) => path)).toEqual(['/', '/']);
});

test('without an answer in time it is tried three times, with nobody there twice', async () => {
  receiver.answer(() => undefined);
  const gone = await startReceiver();
  await gone.close();
  await api.call(updateApp, {
    body: { event_hooks: [webhook('slow', receiver.url, { timeout_ms: 60 }), webhook('gone', gone.url)] },
  });
  await api.users('ada');
  const log = await settled(api);
  const attempts = (id: string) => log.find((entry) => entry.hook_id === id)?.attempts ?? [];
  expect(attempts('slow').map(({ error }) => error)).toEqual(Array(3).fill('no answer within 60 ms'));
  expect(attempts('gone').map(({ error }) => error)).toEqual([
    expect.stringContaining('ECONNREFUSED'),
    expect.stringContaining('ECONNREFUSED'),
  ]);
});

test('what concerns one thing comes in order, one after the other; other things do not wait for it', async () => {
  const open: (() => void)[] = [];
  receiver.answer((response, got) => {
    if (userOf(got) === 'ada') open.push(() => response.end());
    else response.end();
  });
  await hookTo(api, receiver.url);
  for (let round = 0; round < 3; round += 1) await api.users('ada');
  await api.users('bob');
  await api.users('cyd');
  await receiver.until(3);
  await wait(50);
  expect(receiver.received.map(userOf)).toEqual(['ada', 'bob', 'cyd']);
  for (let round = 1; round <= 3; round += 1) {
    await receiver.until(2 + round);
    open.shift()?.();
  }
  const log = await settled(api);
  expect(log.every(({ status }) => status === 'delivered')).toBe(true);
  const times = receiver.received
    .filter((got) => userOf(got) === 'ada')
    .map(({ event }) => Number(event['created_at']));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('a receiver that hangs slows neither another nor the calls, and only so many requests wait for it', async () => {
  const dead = await startReceiver();
  dead.answer(() => undefined);
  await api.call(updateApp, {
    body: { event_hooks: [webhook('dead', dead.url), webhook('quick', receiver.url)] },
  });
  const ids = Array.from({ length: 100 }, (_, index) => `u${index}`);
  const startedAt = performance.now();
  await api.users(...ids);
  await receiver.until(100);
  expect(performance.now() - startedAt).toBeLessThan(3000);
  expect(dead.received.length).toBeLessThanOrEqual(8);
  await dead.close();
});

test('what was not delivered is delivered by the next process, and nothing else again', async () => {
  await api.close();
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-events-'));
  const data = join(folder, 'data.sqlite');
  api = await startApi({ data });
  const open: (() => void)[] = [];
  receiver.answer((response, got) => {
    if (userOf(got) === 'ada') response.end();
    else open.push(() => response.end());
  });
  await hookTo(api, receiver.url);
  await api.users('ada');
  while ((await deliveries(api, 'status=delivered')).deliveries.length === 0) await wait(5);
  await api.users('bob', 'cyd');
  await receiver.until(3);
  await api.close();

  api = await startApi({ data });
  receiver.answer((response) => response.end());
  const log = await settled(api);
  expect(log.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(countOf(receiver.received.map(userOf))).toEqual({ ada: 1, bob: 2, cyd: 2 });
  rmSync(folder, { recursive: true });
});
