import {
  getPinnedMessages,
  sendMessage,
  updateApp,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { startReceiver } from '../../test/receiver.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
  await room.clock('2030-01-01T00:00:00Z');
});
afterEach(() => room.api.close());

const pins = async () =>
  (await room.api.call(getPinnedMessages, { params: room.params })).messages.map(({ text }) => text);
const pend = async (text: string) =>
  (
    await room.api.call(sendMessage, {
      params: room.params,
      body: { message: { text, user_id: 'ada' }, pending: true, pending_message_metadata: { job: '7' } },
    })
  ).message.id;
const status = async (id: string) => (await room.api.raw('GET', `/api/v2/chat/messages/${id}`)).status;

test('a pin runs out by the world’s clock, and a changed end counts', async () => {
  const short = await room.send('short', { pinned: true, pin_expires: '2030-01-01T01:00:00Z' });
  await room.send('long', { pinned: true, pin_expires: '2030-01-03T00:00:00Z' });
  await room.send('forever', { pinned: true });
  expect(await pins()).toEqual(['forever', 'long', 'short']);
  await room.clock('2030-01-01T01:00:00Z');
  expect(await pins()).toEqual(['forever', 'long']);
  const gone = await room.get(short.id);
  expect(gone.pinned).toBe(false);
  for (const field of ['pinned_at', 'pinned_by', 'pin_expires']) expect(gone).not.toHaveProperty(field);
  const set = { pinned: true, pin_expires: '2030-01-02T00:00:00Z' };
  await room.api.call(updateMessagePartial, { params: { id: short.id }, body: { user_id: 'bob', set } });
  expect((await room.get(short.id)).pinned_by?.id).toBe('bob');
  await room.clock('2030-01-02T00:00:01Z');
  expect(await pins()).toEqual(['forever', 'long']);
  await room.clock('2031-01-01T00:00:00Z');
  expect(await pins()).toEqual(['forever']);
});

test('a pending message waits three days for its commit', async () => {
  const id = await pend('soon');
  await room.clock('2030-01-03T23:59:00Z');
  expect(await status(id)).toBe(200);
  await room.clock('2030-01-04T00:01:00Z');
  expect(await status(id)).toBe(404);
  expect(await room.state('ada')).not.toHaveProperty('pending_messages');
});

test('the app’s hook for pending messages says how long they wait; the server hears of both', async () => {
  const receiver = await startReceiver();
  try {
    const hooks = [
      {
        id: 'a',
        hook_type: 'webhook',
        enabled: true,
        event_types: ['message.pending'],
        webhook_url: receiver.url,
      },
      { id: 'b', hook_type: 'pending_message', enabled: true, webhook_url: receiver.url, timeout_ms: 60_000 },
    ];
    await room.api.call(updateApp, { body: { event_hooks: hooks } });
    const id = await pend('soon');
    await receiver.until(1);
    await room.clock('2030-01-01T00:02:00Z');
    expect(await status(id)).toBe(404);
    const events = (await receiver.until(2)).map(({ event }) => event);
    expect(events).toMatchObject([
      { type: 'message.pending', method: 'PassOnPendingMessage', metadata: { job: '7' }, message: { id } },
      { type: 'message.pending', method: 'DeletedPendingMessage', message: { id } },
    ]);
  } finally {
    await receiver.close();
  }
});
