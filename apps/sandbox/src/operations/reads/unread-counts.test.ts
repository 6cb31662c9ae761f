import {
  deleteChannel,
  markRead,
  markUnread,
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
  expect(byUser['bob']?.total_unread_count).toBe(1);
});

test('nobody, somebody unknown and an empty list are refused', async () => {
  expect(await refusal(counts(''))).toEqual([400, 4]);
  expect(await refusal(counts('none'))).toEqual([400, 4]);
  expect(await refusal(talk.api.call(unreadCountsBatch, { body: { user_ids: [] } }))).toEqual([400, 4]);
});
