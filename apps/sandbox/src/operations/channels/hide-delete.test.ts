import {
  blockUsers,
  deleteChannel,
  deleteChannelFile,
  getMessage,
  getOrCreateChannel,
  hideChannel,
  muteChannel,
  queryChannels,
  sendMessage,
  unblockUsers,
  uploadChannelFile,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const seen = async (user_id: string, filter_conditions = {}) =>
  (await room.api.call(queryChannels, { body: { user_id, filter_conditions } })).channels;

test('a hidden channel that is muted stays hidden when a message comes', async () => {
  await room.api.call(muteChannel, { body: { user_id: 'bob', channel_cids: ['team:a'] } });
  await room.api.call(hideChannel, { params: room.params, body: { user_id: 'bob' } });
  await room.send('hello');
  expect([(await seen('bob')).length, (await seen('bob', { hidden: true })).length]).toEqual([0, 1]);
});

test('a hidden channel of two, one of whom blocked the other, stays hidden when a message comes', async () => {
  await room.api.call(blockUsers, { body: { user_id: 'bob', blocked_user_id: 'ada' } });
  await room.send('hello');
  expect([await seen('bob'), (await seen('bob', { hidden: true })).length]).toEqual([[], 1]);
  await room.api.call(unblockUsers, { body: { user_id: 'bob', blocked_user_id: 'ada' } });
  await room.api.call(hideChannel, { params: room.params, body: { user_id: 'bob' } });
  await room.send('hello again');
  expect((await seen('bob')).length).toBe(1);
});

test('history that is cleared is cleared for that member alone', async () => {
  await room.send('before');
  const body = { user_id: 'bob', clear_history: true };
  await room.api.call(hideChannel, { params: room.params, body });
  await room.send('after');
  const texts = async (user: string) => (await seen(user))[0]?.messages.map(({ text }) => text);
  expect(await texts('bob')).toEqual(['after']);
  expect((await seen('bob'))[0]?.hide_messages_before).toBeGreaterThan(0);
  expect(await texts('ada')).toEqual(['before', 'after']);
  expect((await seen('ada'))[0]).not.toHaveProperty('hide_messages_before');
});

test('a deleted channel is answered with when it was, softly and for good', async () => {
  const { params, api } = room;
  expect((await api.call(deleteChannel, { params })).channel?.deleted_at).toBeGreaterThan(0);
  expect(await seen('ada')).toEqual([]);
  const other = { type: 'team', id: 'b' };
  await api.call(getOrCreateChannel, { params: other, body: { data: { created_by_id: 'ada' } } });
  const { channel } = await api.call(deleteChannel, { params: other, query: { hard_delete: true } });
  expect(channel?.deleted_at).toBeGreaterThan(0);
  expect(await refusal(api.call(deleteChannel, { params: other }))).toEqual([404, 16]);
  // What is deleted softly is not there either, so that it cannot be deleted for good.
  expect(await refusal(api.call(deleteChannel, { params, query: { hard_delete: true } }))).toEqual([404, 16]);
});

test('the ids of its messages are free after a hard deletion only', async () => {
  const { params, api } = room;
  const other = { type: 'team', id: 'b' };
  await api.call(getOrCreateChannel, { params: other, body: { data: { created_by_id: 'ada' } } });
  const send = (id: string, to: typeof params) =>
    api.call(sendMessage, { params: to, body: { message: { id, text: 'x', user_id: 'ada' } } });
  const gone = [
    { id: 'soft', hard_delete: false },
    { id: 'hard', hard_delete: true },
  ];
  for (const { id, hard_delete } of gone) {
    await api.call(getOrCreateChannel, {
      params: { type: 'team', id },
      body: { data: { created_by_id: 'ada' } },
    });
    await send(`in-${id}`, { type: 'team', id });
    await api.call(deleteChannel, { params: { type: 'team', id }, query: { hard_delete } });
  }
  expect(await refusal(send('in-soft', other))).toEqual([400, 4]);
  expect((await send('in-hard', other)).message.cid).toBe('team:b');
});

test('a deleted file leaves the messages that refer to it as they are', async () => {
  const { params, api } = room;
  const file = new File(['hello'], 'a.txt', { type: 'text/plain' });
  const { file: url } = await api.call(uploadChannelFile, { params, body: { file } });
  expect(url).toContain('http');
  const attachments = [{ type: 'file', asset_url: url ?? '', custom: {} }];
  const message = { text: 'see', user_id: 'ada', attachments };
  const sent = await api.call(sendMessage, { params, body: { message } });
  await api.call(deleteChannelFile, { params, query: { url: url ?? '' } });
  const after = (await api.call(getMessage, { params: { id: sent.message.id } })).message;
  expect(after.attachments).toHaveLength(1);
  expect(after.attachments[0]?.asset_url?.split('?')[0]).toBe(url?.split('?')[0]);
});
