import { updateApp } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { startReceiver } from '../test/receiver.ts';
import type { Receiver } from '../test/receiver.ts';

let room: Conversation;
let receiver: Receiver;
beforeEach(async () => {
  room = await startConversation();
  receiver = await startReceiver();
  await room.api.call(updateApp, { body: { before_message_send_hook_url: receiver.url } });
});
afterEach(async () => {
  await room.api.close();
  await receiver.close();
});

const answering = (message: unknown) =>
  receiver.answer((response) => {
    response.end(JSON.stringify({ message }));
  });

test('the app’s server sees a message first, and may change its text and its data', async () => {
  answering({ text: 'my number is ***', custom: { redacted: true }, id: 'another', user_id: 'bob' });
  const message = await room.send('my number is 555', { id: 'm1', custom: { mood: 'good' } });
  expect(message).toMatchObject({
    id: 'm1',
    text: 'my number is ***',
    custom: { redacted: true },
    user: { id: 'ada' },
  });
  expect((await room.get('m1')).text).toBe('my number is ***');
  expect(receiver.received[0]?.event).toMatchObject({
    message: { id: 'm1', text: 'my number is 555' },
    user: { id: 'ada' },
    channel: { cid: 'team:a' },
    request_info: { type: 'server' },
  });
  expect(receiver.received[0]?.headers['x-signature']).toMatch(/^[0-9a-f]{64}$/);
});

test('what it does not answer properly, or in time, changes nothing', async () => {
  const { api } = room;
  for (const message of [{ text: 5 }, { attachments: 'none' }, 'text', null]) {
    answering(message);
    expect((await room.send('as it was')).text).toBe('as it was');
  }
  receiver.answer((response) => {
    response.statusCode = 500;
    response.end(JSON.stringify({ message: { text: 'no' } }));
  });
  expect((await room.send('as it was')).text).toBe('as it was');
  await api.call(updateApp, { body: { before_message_send_hook_attempt_timeout_ms: 50 } });
  receiver.answer(() => undefined);
  const startedAt = performance.now();
  expect((await room.send('as it was')).text).toBe('as it was');
  expect(performance.now() - startedAt).toBeLessThan(900);
});
