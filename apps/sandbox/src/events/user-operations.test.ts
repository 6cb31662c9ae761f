import {
  deactivateUser,
  deleteUsers,
  getChannel,
  getOrCreateChannel,
  markChannelsRead,
  markDelivered,
  markRead,
  markUnread,
  reactivateUser,
  sendMessage,
  updateChannelPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { types, startListening } from '../test/listening.ts';
import type { Listening } from '../test/listening.ts';

let listening: Listening;
beforeEach(async () => {
  listening = await startListening();
});
afterEach(() => listening.close());

test('reading, making unread and being reached are told', async () => {
  const { api, params } = listening.room;
  const first = await listening.room.send('one');
  const second = await listening.room.send('two');
  await listening.heard();
  await api.call(markRead, { params, body: { user_id: 'bob' } });
  expect((await listening.heard())[0]).toMatchObject({
    type: 'message.read',
    channel: { cid: 'team:a' },
    last_read_message_id: second.id,
  });
  await api.call(markUnread, { params, body: { user_id: 'bob', message_id: second.id } });
  expect((await listening.heard())[0]).toMatchObject({
    type: 'notification.mark_unread',
    first_unread_message_id: second.id,
    last_read_message_id: first.id,
    last_read_at: expect.any(Number) as number,
    unread_messages: 1,
    unread_channels: 1,
    total_unread_count: 1,
  });
  const other = { type: 'team', id: 'b' };
  const members = [{ user_id: 'ada' }, { user_id: 'bob' }];
  await api.call(getOrCreateChannel, { params: other, body: { data: { created_by_id: 'ada', members } } });
  await api.call(sendMessage, { params: other, body: { message: { text: 'three', user_id: 'ada' } } });
  await listening.heard();
  await api.call(markChannelsRead, { body: { user_id: 'bob' } });
  const marked = await listening.heard();
  expect(types(marked)).toEqual(['message.read', 'message.read']);
  expect(new Set(marked.map(({ cid }) => cid))).toEqual(new Set(['team:a', 'team:b']));
  const reached = { latest_delivered_messages: [{ cid: 'team:a', id: second.id }] };
  await api.call(markDelivered, { query: { user_id: 'bob' }, body: reached });
  expect((await listening.heard())[0]).toMatchObject({ type: 'message.delivered', message_id: second.id });
});

test('a message that has been reached before, or reaches who is no member, is no news', async () => {
  const { api } = listening.room;
  const first = await listening.room.send('one');
  const second = await listening.room.send('two');
  await listening.heard();
  const deliver = async (id: string, user_id = 'bob') => {
    const body = { latest_delivered_messages: [{ cid: 'team:a', id }] };
    await api.call(markDelivered, { query: { user_id }, body });
    return (await listening.heard()).map((event) => event['message_id']);
  };
  expect(await deliver(second.id)).toEqual([second.id]);
  for (const id of [second.id, first.id]) expect(await deliver(id)).toEqual([]);
  expect(await deliver(second.id, 'cyd')).toEqual([]);
});

test('a channel without delivery events keeps and tells no deliveries', async () => {
  const { api, params } = listening.room;
  const { id } = await listening.room.send('one');
  const set = { config_overrides: { delivery_events: false } };
  await api.call(updateChannelPartial, { params, body: { set } });
  await listening.heard();
  const reached = { latest_delivered_messages: [{ cid: 'team:a', id }] };
  await api.call(markDelivered, { query: { user_id: 'bob' }, body: reached });
  expect(await listening.heard()).toEqual([]);
  const { read = [] } = await api.call(getChannel, { params });
  expect(read.find(({ user }) => user.id === 'bob')).not.toHaveProperty('last_delivered_message_id');
});

test('users are updated, deactivated, reactivated and deleted', async () => {
  const { api } = listening.room;
  const params = { user_id: 'cyd' };
  await api.call(deactivateUser, { params, body: { created_by_id: 'ada' } });
  expect((await listening.heard())[0]).toMatchObject({
    type: 'user.deactivated',
    user: { id: 'cyd', deactivated_at: expect.any(Number) as number },
    created_by: { id: 'ada' },
  });
  await api.call(reactivateUser, { params, body: { name: 'Cyd' } });
  expect((await listening.heard())[0]).toMatchObject({ type: 'user.reactivated', user: { name: 'Cyd' } });
  await api.call(deleteUsers, { body: { user_ids: ['cyd'], messages: 'soft' } });
  await listening.event('user.deleted');
  expect((await listening.heard())[0]).toMatchObject({
    user: { id: 'cyd' },
    delete_user: 'soft',
    delete_messages: 'soft',
    delete_conversation: '',
    delete_conversation_channels: false,
    hard_delete: false,
    mark_messages_deleted: true,
  });
});

test('nobody hears of deliveries to a user who keeps them private', async () => {
  const { api } = listening.room;
  const { id } = await listening.room.send('one');
  const settings = { privacy_settings: { delivery_receipts: { enabled: false } } };
  await api.raw('POST', '/api/v2/users', { body: { users: { bob: { id: 'bob', ...settings } } } });
  await listening.heard();
  const reached = { latest_delivered_messages: [{ cid: 'team:a', id }] };
  await api.call(markDelivered, { query: { user_id: 'bob' }, body: reached });
  expect(await listening.heard()).toEqual([]);
});
