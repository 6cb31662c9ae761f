import {
  deleteChannel,
  getOrCreateChannel,
  markRead,
  markUnread,
  sendMessage,
  unreadCounts,
  unreadCountsBatch,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const counts = (user_id: string) => talk.api.call(unreadCounts, { query: { user_id } });

test('counts messages, by channel (under its cid) and by type; deleted channels do not count', async () => {
  for (let n = 0; n < 5; n += 1) await talk.send(`m${n}`);
  expect(await counts('ada')).toMatchObject({ total_unread_count: 0, channels: [], channel_type: [] });
  const bob = await counts('bob');
  expect(bob).toMatchObject({
    total_unread_count: 5,
    total_unread_threads_count: 0,
    channels: [{ channel_id: 'team:a', unread_count: 5 }],
    channel_type: [{ channel_type: 'team', channel_count: 1, unread_count: 5 }],
    threads: [],
  });
  await talk.api.call(deleteChannel, { params: talk.params });
  expect(await counts('bob')).toMatchObject({ total_unread_count: 0, channels: [] });
});

test('channels and threads say since when, and teams how much', async () => {
  const params = { type: 'team', id: 'red' };
  const members = [{ user_id: 'ada' }, { user_id: 'bob' }];
  const data = { created_by_id: 'ada', members, team: 'red' };
  const { read = [] } = await talk.api.call(getOrCreateChannel, { params, body: { data } });
  const joined = read.find(({ user }) => user.id === 'bob')?.last_read;
  const post = (text: string) =>
    talk.api.call(sendMessage, { params, body: { message: { text, user_id: 'ada' } } });
  for (const text of ['one', 'two']) await post(text);
  await talk.send('of no team');
  expect(await counts('bob')).toMatchObject({
    total_unread_count: 3,
    total_unread_count_by_team: { red: 2 },
    channels: [{ channel_id: 'team:a' }, { channel_id: 'team:red', unread_count: 2, last_read: joined }],
    channel_type: [{ channel_type: 'team', channel_count: 2, unread_count: 3 }],
  });
  expect(await counts('ada')).not.toHaveProperty('total_unread_count_by_team');
  const parent = await talk.send('parent', { user_id: 'bob' });
  const mine = await talk.send('mine', { user_id: 'bob', parent_id: parent.id });
  await talk.send('an answer', { parent_id: parent.id });
  expect((await counts('bob')).threads).toEqual([
    {
      parent_message_id: parent.id,
      unread_count: 1,
      last_read: mine.created_at,
      last_read_message_id: mine.id,
    },
  ]);
});

test('the hundred channels with the newest messages are named, and all are counted', async () => {
  const members = [{ user_id: 'bob' }];
  for (let n = 0; n <= 100; n += 1) {
    const params = { type: 'team', id: `c${n}` };
    await talk.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', members } } });
    await talk.api.call(sendMessage, { params, body: { message: { text: 'x', user_id: 'ada' } } });
  }
  const { total_unread_count, channels, channel_type } = await counts('bob');
  expect([total_unread_count, channels.length, channel_type[0]?.channel_count]).toEqual([101, 100, 101]);
  expect([channels[0]?.channel_id, channels.at(-1)?.channel_id]).toEqual(['team:c100', 'team:c1']);
});

test('a thread is unread to who takes part and has not answered since', async () => {
  const parent = (await talk.send('parent')).id;
  await talk.send('by bob', { user_id: 'bob', parent_id: parent });
  expect((await counts('ada')).threads).toMatchObject([{ parent_message_id: parent, unread_count: 1 }]);
  expect((await counts('bob')).total_unread_threads_count).toBe(0);
  const { id } = await talk.send('by ada', { parent_id: parent });
  expect((await counts('ada')).total_unread_threads_count).toBe(0);
  expect((await counts('bob')).threads).toMatchObject([{ unread_count: 1 }]);
  expect((await counts('cyd')).threads).toEqual([]);
  await talk.api.call(markRead, { params: talk.params, body: { user_id: 'bob', thread_id: parent } });
  expect((await counts('bob')).threads).toEqual([]);
  await talk.api.call(markUnread, { params: talk.params, body: { user_id: 'bob', thread_id: parent } });
  expect((await counts('bob')).threads).toMatchObject([{ parent_message_id: parent, unread_count: 1 }]);
  await talk.api.raw('DELETE', `/api/v2/chat/messages/${id}`);
  expect((await counts('bob')).threads).toEqual([]);
});

test('many users at once: who does not exist is simply missing', async () => {
  await talk.send('hello');
  const { counts_by_user: byUser } = await talk.api.call(unreadCountsBatch, {
    body: { user_ids: ['ada', 'bob', 'none'] },
  });
  expect(Object.keys(byUser)).toEqual(['ada', 'bob']);
  const { duration: _duration, ...alone } = await counts('bob');
  expect(byUser['bob']).toEqual(alone);
  expect(byUser['bob']?.total_unread_count).toBe(1);
});

test('nobody, somebody unknown and an empty list are refused', async () => {
  expect(await refusal(counts(''))).toEqual([400, 4]);
  expect(await refusal(counts('none'))).toEqual([400, 4]);
  expect(await refusal(talk.api.call(unreadCountsBatch, { body: { user_ids: [] } }))).toEqual([400, 4]);
});
