import { deleteMessage, markUnread, markRead, truncateChannel } from '@backchannel/chat-api/operations';
import { getThread, queryThreads, updateThreadPartial } from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const reply = (parent_id: string, user_id: string, text = 'reply') => talk.send(text, { parent_id, user_id });
const one = async (message_id: string, query = {}) =>
  (await talk.api.call(getThread, { params: { message_id }, query })).thread;
const list = (user_id: string, body: Omit<BodyOf<typeof queryThreads>, 'user_id'> = {}) =>
  talk.api.call(queryThreads, { body: { user_id, ...body } });
const parents = async (user_id: string, body = {}) =>
  (await list(user_id, body)).threads.map((thread) => thread.parent_message_id);

test('a thread appears with its first reply: titled by its first message, created by whoever replied first', async () => {
  const parent = await talk.send('What about lunch?');
  expect(await refusal(one(parent.id))).toEqual([404, 16]);
  const first = await reply(parent.id, 'bob', 'Yes');
  const thread = await one(parent.id);
  expect(thread).toMatchObject({
    channel_cid: 'team:a',
    parent_message_id: parent.id,
    parent_message: { id: parent.id, text: 'What about lunch?' },
    title: 'What about lunch?',
    created_by_user_id: 'bob',
    created_by: { id: 'bob' },
    created_at: first.created_at,
    updated_at: first.created_at,
    last_message_at: first.created_at,
    reply_count: 1,
    participant_count: 2,
    custom: {},
    channel: { cid: 'team:a' },
    latest_replies: [{ id: first.id }],
    thread_participants: [{ user_id: 'ada' }, { user_id: 'bob', last_thread_message_at: first.created_at }],
  });
  expect(thread.read?.map((entry) => [entry.user.id, entry.unread_messages])).toEqual([
    ['ada', 1],
    ['bob', 0],
  ]);
});

test('who answers only themselves is the one participant', async () => {
  const parent = await talk.send('parent');
  await reply(parent.id, 'ada');
  expect(await one(parent.id)).toMatchObject({ participant_count: 1, reply_count: 1 });
});

test('shows the newest replies, oldest first, two unless it is told', async () => {
  const parent = await talk.send('parent');
  for (const text of ['1', '2', '3', '4']) await reply(parent.id, 'bob', text);
  const texts = async (query: object) =>
    (await one(parent.id, query)).latest_replies.map((message) => message.text);
  expect(await texts({})).toEqual(['3', '4']);
  expect(await texts({ reply_limit: 3 })).toEqual(['2', '3', '4']);
  const { threads } = await list('bob', { reply_limit: 1, participant_limit: 1, member_limit: 1 });
  expect(threads[0]?.channel?.members?.map((member) => member.user_id)).toEqual(['ada']);
  expect((await one(parent.id)).channel?.members).toHaveLength(2);
  const small = await one(parent.id, { participant_limit: 1, member_limit: 1 });
  expect([small.thread_participants?.length, small.channel?.members?.length]).toEqual([1, 1]);
  expect(small).toMatchObject({ participant_count: 2 });
  expect(threads[0]?.latest_replies.map((message) => message.text)).toEqual(['4']);
  expect(threads[0]?.thread_participants?.map((entry) => entry.user_id)).toEqual(['ada']);
  expect(await refusal(list('bob', { reply_limit: 11 }))).toEqual([400, 4]);
  expect(await refusal(list('bob', { participant_limit: 101 }))).toEqual([400, 4]);
  expect(await refusal(list('bob', { limit: 101 }))).toEqual([400, 4]);
});

test('lists ten threads unless it is told, and goes on with a cursor', async () => {
  for (let n = 0; n < 11; n += 1) await reply((await talk.send(`${n}`)).id, 'bob');
  for (const body of [{}, { limit: 0 }]) {
    const { threads, next } = await list('ada', body);
    expect([threads.length, typeof next]).toEqual([10, 'string']);
  }
  const whole = await list('ada', { limit: 11 });
  expect([whole.threads.length, whole.next]).toEqual([11, undefined]);
});

test('lists the threads of whoever takes part, and nobody else’s; without a user it is refused', async () => {
  const parent = await talk.send('parent');
  await reply(parent.id, 'bob');
  expect(await parents('ada')).toEqual([parent.id]);
  expect(await parents('bob')).toEqual([parent.id]);
  expect(await parents('cyd')).toEqual([]);
  expect(await refusal(talk.api.call(queryThreads, { body: {} }))).toEqual([400, 4]);
});

test('lists unread threads first, then those with the newest replies; pages with next and prev', async () => {
  const ids: string[] = [];
  for (const text of ['a', 'b', 'c']) ids.push((await talk.send(text)).id);
  const [a = '', b = '', c = ''] = ids;
  for (const id of [a, b, c]) await reply(id, 'bob');
  await talk.api.call(markRead, { params: talk.params, body: { user_id: 'ada', thread_id: c } });
  expect(await parents('ada')).toEqual([b, a, c]);
  const first = await list('ada', { limit: 1 });
  expect([first.threads.length, first.prev]).toEqual([1, undefined]);
  const second = await list('ada', { limit: 1, next: first.next ?? '' });
  expect(second.threads[0]?.parent_message_id).toBe(a);
  const back = await list('ada', { limit: 1, prev: second.prev ?? '' });
  expect(back.threads[0]?.parent_message_id).toBe(b);
  const last = await list('ada', { limit: 1, next: second.next ?? '' });
  expect([last.threads[0]?.parent_message_id, last.next]).toEqual([c, undefined]);
  expect(await refusal(list('ada', { next: 'nonsense' }))).toEqual([400, 4]);
});

test('sorts by the fields and orders that the API has', async () => {
  const a = (await talk.send('a')).id;
  const b = (await talk.send('b')).id;
  await reply(a, 'bob');
  await reply(b, 'bob');
  await reply(b, 'bob');
  expect(await parents('ada', { sort: [{ field: 'reply_count', direction: -1 }] })).toEqual([b, a]);
  expect(await parents('ada', { sort: [{ field: 'created_at', direction: 1 }] })).toEqual([a, b]);
  const sort = [{ field: 'last_message_at', direction: 1 }, { field: 'parent_message_id' }];
  expect(await parents('ada', { sort })).toEqual([a, b]);
  for (const wrong of [['title'], ['created_at', 'reply_count'], ['parent_message_id', 'last_message_at']]) {
    expect(await refusal(list('ada', { sort: wrong.map((field) => ({ field })) }))).toEqual([400, 4]);
  }
  expect(await refusal(list('ada', { sort: [{ field: 'created_at', direction: 0 }] }))).toEqual([400, 4]);
});

test('filters by what is unread, by channel, by counts and by custom data', async () => {
  const a = (await talk.send('a')).id;
  const b = (await talk.send('b')).id;
  await reply(a, 'bob');
  await reply(b, 'bob');
  await reply(b, 'cyd');
  await talk.api.call(updateThreadPartial, {
    params: { message_id: a },
    body: { user_id: 'ada', set: { colour: 'red', 'deep.down': 1 } },
  });
  await talk.api.call(markRead, { params: talk.params, body: { user_id: 'ada', thread_id: a } });
  expect(await parents('ada', { filter: { has_unread: true } })).toEqual([b]);
  expect(await parents('ada', { filter: { has_unread: false } })).toEqual([a]);
  expect(await parents('ada', { filter: { participant_count: { $gt: 2 } } })).toEqual([b]);
  expect(await parents('ada', { filter: { colour: 'red', 'deep.down': { $gte: 1 } } })).toEqual([a]);
  expect(await parents('ada', { filter: { channel_cid: { $in: ['team:b'] } } })).toEqual([]);
  expect(await parents('ada', { filter: { 'channel.disabled': false, created_by_user_id: 'bob' } })).toEqual([
    b,
    a,
  ]);
  expect(await refusal(list('ada', { filter: { reply_count: { $exists: true } } }))).toEqual([400, 4]);
});

test('a thread is unread from its start when it is marked so, and gone with its replies or its channel’s truncation', async () => {
  const parent = await talk.send('parent');
  const answer = await reply(parent.id, 'bob');
  await talk.api.call(markRead, { params: talk.params, body: { user_id: 'ada', thread_id: parent.id } });
  expect(await parents('ada', { filter: { has_unread: true } })).toEqual([]);
  await talk.api.call(markUnread, { params: talk.params, body: { user_id: 'ada', thread_id: parent.id } });
  expect(await parents('ada', { filter: { has_unread: true } })).toEqual([parent.id]);
  await talk.api.call(deleteMessage, { params: { id: answer.id } });
  expect(await one(parent.id)).toMatchObject({ reply_count: 0, participant_count: 1 });
  expect(await parents('bob')).toEqual([]);
  await talk.api.call(deleteMessage, { params: { id: answer.id }, query: { hard: true } });
  expect(await refusal(one(parent.id))).toEqual([404, 16]);
  await reply(parent.id, 'bob');
  await talk.api.call(truncateChannel, { params: talk.params, body: {} });
  expect(await parents('ada')).toEqual([]);
});

test('a partial update sets title and custom data, and answers without replies', async () => {
  const parent = await talk.send('parent');
  await reply(parent.id, 'bob');
  const change = async (body: object) =>
    (
      await talk.api.call(updateThreadPartial, {
        params: { message_id: parent.id },
        body: { user_id: 'ada', ...body },
      })
    ).thread;
  const changed = await change({ set: { title: 'Lunch', topic: 'food' } });
  expect(changed).toMatchObject({ title: 'Lunch', custom: { topic: 'food' } });
  expect(changed).not.toHaveProperty('latest_replies');
  expect(await change({ unset: ['title', 'topic'] })).toMatchObject({ title: 'parent', custom: {} });
  for (const body of [
    { set: { reply_count: 7 } },
    { set: { title: 7 } },
    { set: { long: 'x'.repeat(6000) } },
    { user_id: '' },
  ]) {
    expect(await refusal(change(body))).toEqual([400, 4]);
  }
  const params = { message_id: 'none' };
  expect(await refusal(talk.api.call(updateThreadPartial, { params, body: { user_id: 'ada' } }))).toEqual([
    404, 16,
  ]);
});

test('with a token of their own users see and change only what they may', async () => {
  const parent = await talk.send('parent');
  await reply(parent.id, 'bob');
  const path = `/api/v2/chat/threads/${parent.id}`;
  expect((await talk.as('bob', 'GET', path)).status).toBe(200);
  expect((await talk.as('cyd', 'GET', path)).status).toBe(403);
  expect((await talk.as('ada', 'PATCH', path, { set: { title: 'mine' } })).status).toBe(200);
  expect((await talk.as('bob', 'PATCH', path, { set: { title: 'mine' } })).status).toBe(403);
  const mine = await talk.as('bob', 'POST', '/api/v2/chat/threads', { user_id: 'ada' });
  expect(mine.body['threads']).toMatchObject([{ parent_message_id: parent.id }]);
});
