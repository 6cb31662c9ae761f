import { deleteMessage, updateApp } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { settled, startReceiver } from '../test/receiver.ts';
import type { Receiver } from '../test/receiver.ts';

let room: Conversation;
let receiver: Receiver;
beforeEach(async () => {
  room = await startConversation();
  receiver = await startReceiver();
});
afterEach(async () => {
  await room.api.close();
  await receiver.close();
});

const pend = (id: string) =>
  room.send('wait', { id }, { pending: true, pending_message_metadata: { job: '7' } });

test('a hook for pending messages is called with the message at an address for each method', async () => {
  const callback = { mode: 'CALLBACK_MODE_REST' as const, server_url: `${receiver.url}/moderate` };
  const hook = { id: 'p', hook_type: 'pending_message', enabled: true, callback };
  await room.api.call(updateApp, { body: { event_hooks: [hook] } });
  await room.send('not pending');
  await pend('m1');
  await room.api.call(deleteMessage, { params: { id: 'm1' }, query: { hard: true } });
  const got = await receiver.until(2);
  expect(got.map(({ path }) => path)).toEqual([
    '/moderate/PassOnPendingMessage',
    '/moderate/DeletedPendingMessage',
  ]);
  for (const { event, headers } of got) {
    expect(event).toMatchObject({
      message: { id: 'm1', text: 'wait' },
      metadata: { job: '7' },
      request_info: { type: 'server' },
    });
    expect(headers['x-signature']).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('with a mode and no address of the callback, the hook’s own is called', async () => {
  const callback = { mode: 'CALLBACK_MODE_REST' as const };
  const hook = { id: 'p', hook_type: 'pending_message', enabled: true, callback, webhook_url: receiver.url };
  await room.api.call(updateApp, { body: { event_hooks: [hook] } });
  await pend('m1');
  expect((await receiver.until(1))[0]?.path).toBe('/PassOnPendingMessage');
});

test('the older setting works as well, and a hook that is to call nobody calls nobody', async () => {
  const callback = { mode: 'CALLBACK_MODE_REST' as const, server_url: receiver.url };
  await room.api.call(updateApp, { body: { async_moderation_config: { callback } } });
  await pend('m1');
  expect((await receiver.until(1))[0]?.path).toBe('/PassOnPendingMessage');
  const none = { ...callback, mode: 'CALLBACK_MODE_NONE' as const };
  await room.api.call(updateApp, { body: { async_moderation_config: { callback: none } } });
  await pend('m2');
  await settled(room.api);
  expect(receiver.received).toHaveLength(1);
});
