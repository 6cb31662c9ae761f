import { markRead, updateApp, updateChannelPartial } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { hookTo, settled, startReceiver } from '../test/receiver.ts';
import type { Receiver } from '../test/receiver.ts';

let room: Conversation;
let receiver: Receiver;
beforeEach(async () => {
  room = await startConversation();
  receiver = await startReceiver();
  const { api, params } = room;
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: { reminders: true } } } });
  await hookTo(api, receiver.url, 'user.unread_message_reminder');
  await api.call(updateApp, { body: { reminders_interval: 600 } });
  await room.clock('2030-01-01T00:00:00Z');
});
afterEach(async () => {
  await room.api.close();
  await receiver.close();
});

test('who leaves messages unread is told of once, with the last five of each channel', async () => {
  for (const text of ['1', '2', '3', '4', '5', '6']) await room.send(text);
  await room.clock('2030-01-01T00:09:00Z');
  expect(receiver.received).toEqual([]);
  await room.clock('2030-01-01T00:11:00Z');
  const event = await receiver.event('user.unread_message_reminder');
  expect(event).toMatchObject({
    user: { id: 'bob' },
    channels: { 'team:a': { channel: { cid: 'team:a' } } },
  });
  expect(JSON.stringify(event['channels']).match(/"text":"\d"/g)).toEqual(
    ['2', '3', '4', '5', '6'].map((text) => `"text":"${text}"`),
  );
  await room.clock('2030-01-02T00:00:00Z');
  await settled(room.api);
  expect(receiver.received).toHaveLength(1);
  await room.send('again');
  await room.clock('2030-01-02T00:11:00Z');
  await receiver.until(2);
});

test('who has read in time is not told of, nor where the type does not have it', async () => {
  const { api, params } = room;
  await room.send('1');
  await api.call(markRead, { params, body: { user_id: 'bob' } });
  await room.clock('2030-01-01T00:11:00Z');
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: {} } } });
  await room.send('2');
  await room.clock('2030-01-01T01:00:00Z');
  await settled(api);
  expect(receiver.received).toEqual([]);
});
