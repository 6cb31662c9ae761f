import { gunzipSync } from 'node:zlib';
import { sendUserCustomEvent, updateApp } from '@backchannel/chat-api/operations';
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

test('hooks choose their types; one that is off, or of another product, gets nothing', async () => {
  await api.call(updateApp, {
    body: {
      event_hooks: [
        webhook('other', `${receiver.url}/other`, { event_types: ['message.new'] }),
        webhook('off', `${receiver.url}/off`, { enabled: false }),
        webhook('video', `${receiver.url}/video`, { product: 'video' }),
        webhook('mine', `${receiver.url}/mine`, { event_types: ['user.updated'], product: 'chat' }),
      ],
    },
  });
  await api.users('ada');
  await settled(api);
  expect(receiver.received.map(({ path }) => path)).toEqual(['/mine']);
});

test('a hook may be for the API’s own events alone', async () => {
  await api.users('ada');
  await api.call(updateApp, {
    body: {
      event_hooks: [
        webhook('all', `${receiver.url}/all`, { should_send_custom_events: true }),
        webhook('own', `${receiver.url}/own`, { should_send_custom_events: false }),
      ],
    },
  });
  const params = { user_id: 'ada' };
  await api.call(sendUserCustomEvent, { params, body: { event: { type: 'greeting' } } });
  await api.users('ada');
  await settled(api);
  const seen = receiver.received.map(({ path, event }) => `${path} ${event.type}`);
  expect(seen.sort()).toEqual(['/all greeting', '/all user.updated', '/own user.updated']);
});

test('the older settings work as well', async () => {
  await api.call(updateApp, { body: { webhook_url: receiver.url, webhook_events: ['user.updated'] } });
  await api.users('ada');
  await api.raw('POST', '/api/v2/users/ada/deactivate', { body: {} });
  await api.users('bob');
  await settled(api);
  expect(receiver.types()).toEqual(['user.updated', 'user.updated']);
});

test('queues and topics get nothing; what they would have got is kept', async () => {
  await api.call(updateApp, {
    body: {
      event_hooks: [
        { id: 'q', hook_type: 'sqs', enabled: true, sqs_queue_url: 'https://sqs.example/queue' },
        { id: 't', hook_type: 'sns', enabled: true, sns_topic_arn: 'arn:aws:sns:topic' },
      ],
    },
  });
  await api.users('ada');
  const log = await settled(api);
  expect(log.map(({ hook_id: id, status, attempts }) => [id, status, attempts])).toEqual([
    ['t', 'recorded', []],
    ['q', 'recorded', []],
  ]);
  const [topic, queue] = log.map(({ queued_body: body }) => body ?? '');
  const decode = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64').toString());
  expect(decode(queue ?? '')).toMatchObject({ type: 'user.updated' });
  const envelope = JSON.parse(topic ?? '{}') as { Message: string; TopicArn: string };
  expect(envelope.TopicArn).toBe('arn:aws:sns:topic');
  expect(decode(envelope.Message)).toMatchObject({ type: 'user.updated' });
});

test('with compression a queue and a topic would get the same, as gzip', async () => {
  await api.call(updateApp, {
    body: {
      enable_hook_payload_compression: true,
      event_hooks: [
        { id: 'q', hook_type: 'sqs', enabled: true, sqs_queue_url: 'https://sqs.example/queue' },
        { id: 't', hook_type: 'sns', enabled: true, sns_topic_arn: 'arn:aws:sns:topic' },
      ],
    },
  });
  await api.users('ada');
  const [topic = '', queue = ''] = (await settled(api)).map(({ queued_body: body }) => body ?? '');
  const { Message: message } = JSON.parse(topic) as { Message: string };
  for (const text of [queue, message]) {
    const bytes = Buffer.from(text, 'base64');
    expect([bytes[0], bytes[1]]).toEqual([0x1f, 0x8b]);
    expect(JSON.parse(gunzipSync(bytes).toString())).toMatchObject({ type: 'user.updated' });
  }
});

test('nothing is kept for nobody, nor of a call that was refused', async () => {
  await api.users('ada');
  await hookTo(api, receiver.url);
  const users = { bob: { id: 'bob' }, cyd: { id: 'someone-else' } };
  expect((await api.raw('POST', '/api/v2/users', { body: { users } })).status).toBe(400);
  expect((await deliveries(api)).deliveries).toEqual([]);
});

test('what waits for a hook that is gone is dropped, and a reset forgets everything', async () => {
  receiver.answer(() => undefined);
  await hookTo(api, receiver.url);
  await api.users(...Array.from({ length: 20 }, (_, index) => `u${index}`));
  await receiver.until(8);
  await api.call(updateApp, { body: { event_hooks: [] } });
  const log = await settled(api);
  expect(log.filter(({ status }) => status === 'dropped')).toHaveLength(20);
  api.sandbox.reset();
  expect((await deliveries(api)).deliveries).toEqual([]);
});

test('the log comes in pages, by status, type and hook', async () => {
  await hookTo(api, receiver.url);
  for (const id of ['a', 'b', 'c', 'd', 'e']) await api.users(id);
  await settled(api);
  const first = await deliveries(api, 'limit=2');
  const second = await deliveries(api, `limit=2&next=${first.next}`);
  const third = await deliveries(
    api,
    `limit=2&next=${second.next}&type=user.updated&hook_id=test&status=delivered`,
  );
  expect([...first.deliveries, ...second.deliveries, ...third.deliveries].map(userOf)).toEqual([
    'e',
    'd',
    'c',
    'b',
    'a',
  ]);
  expect(third).not.toHaveProperty('next');
  expect((await deliveries(api, 'type=message.new')).deliveries).toEqual([]);
  expect(await deliveries(api, 'limit=0')).toMatchObject({ code: 4 });
  expect(await deliveries(api, 'status=lost')).toMatchObject({ code: 4 });
});

test('a hook that points at the sandbox itself steers nothing', async () => {
  await hookTo(api, `${api.sandbox.url}/__sandbox/reset`);
  await api.users('ada');
  const [entry] = await settled(api);
  expect(entry).toMatchObject({ status: 'failed', attempts: [{ status: 404 }] });
});
