import type { BodyOf } from '@backchannel/chat-api';
import {
  getOrCreateChannel,
  queryChannels,
  queryThreads,
  sendMessage,
  truncateChannel,
  unreadCounts,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
const params = { type: 'team', id: 'a' };
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd');
  const members = ['ada', 'bob'].map((user_id) => ({ user_id }));
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', members } } });
});
afterEach(() => api.close());

const send = async (text: string, extra = {}) =>
  (await api.call(sendMessage, { params, body: { message: { text, user_id: 'ada', ...extra } } })).message;
const truncate = (body: BodyOf<typeof truncateChannel> = {}) => api.call(truncateChannel, { params, body });
const state = async (user_id?: string) => {
  const [found] = (await api.call(queryChannels, { body: { ...(user_id !== undefined && { user_id }) } }))
    .channels;
  if (!found) throw new Error('the channel is gone');
  return found;
};
const texts = async (user_id?: string) => (await state(user_id)).messages.map(({ text }) => text);

test('hides every message, resets counters and unread, and says who and when', async () => {
  const parent = await send('one', { pinned: true });
  await send('a reply', { parent_id: parent.id });
  const { channel, message } = await truncate({ user_id: 'bob' });
  expect(message).toBeUndefined();
  expect(channel).toMatchObject({ truncated_by: { id: 'bob' }, message_count: 0 });
  expect(channel?.truncated_at).toBeGreaterThan(parent.created_at);
  expect(channel).not.toHaveProperty('last_message_at');
  const after = await state();
  expect([after.messages, after.pinned_messages]).toEqual([[], []]);
  expect(after.read?.map((read) => read.unread_messages)).toEqual([0, 0]);
});

test('posts a system message that is then the only one', async () => {
  await send('one');
  const { channel, message } = await truncate({ message: { text: 'Cleared', user_id: 'ada' } });
  expect(message).toMatchObject({ type: 'system', text: 'Cleared', user: { id: 'ada' } });
  expect(message?.created_at).toBeGreaterThan(channel?.truncated_at ?? Infinity);
  expect(channel?.last_message_at).toBe(message?.created_at);
  expect(await texts()).toEqual(['Cleared']);
});

test('goes up to a moment, taking threads along', async () => {
  const at = (now: string) =>
    fetch(`${api.sandbox.url}/__sandbox/clock`, { method: 'PUT', body: JSON.stringify({ now }) });
  await at('2030-01-01T00:00:00Z');
  const early = await send('early');
  await at('2030-01-01T00:00:10Z');
  await send('late');
  await send('late reply to early', { parent_id: early.id, show_in_channel: true });
  const { channel } = await truncate({ truncated_at: '2030-01-01T01:00:05.123456+01:00' });
  expect(channel?.truncated_at).toBe(Date.parse('2030-01-01T00:00:05Z') * 1e6 + 123_456_000);
  expect(await texts()).toEqual(['late']);
  expect(channel?.message_count).toBe(1);
});

test('removes for good with hard_delete: the ids are free again', async () => {
  await send('one', { id: 'fixed' });
  await expect(send('again', { id: 'fixed' })).rejects.toMatchObject({
    code: 4,
    message: expect.stringContaining('a message with ID fixed already exists'),
  });
  await truncate();
  await expect(send('still taken', { id: 'fixed' })).rejects.toMatchObject({ code: 4 });
  await truncate({ hard_delete: true });
  expect((await send('free', { id: 'fixed' })).text).toBe('free');
});

test('for some members changes what they see and nothing else', async () => {
  await send('one');
  const { channel } = await truncate({ member_ids: ['bob'] });
  expect(channel).not.toHaveProperty('truncated_at');
  expect(channel?.message_count).toBe(1);
  expect([await texts('bob'), await texts('ada'), await texts()]).toEqual([[], ['one'], ['one']]);
  await send('two');
  expect(await texts('bob')).toEqual(['two']);
  expect((await state('bob')).hide_messages_before).toBeGreaterThan(0);
});

test.each([
  ['hard deletion for some members', { member_ids: ['bob'], hard_delete: true }, 'cannot be combined'],
  ['somebody who is no member', { member_ids: ['cyd'] }, 'not members of the channel: [cyd]'],
  ['a system message from nobody', { message: { text: 'Hm' } }, 'either message.user or message.user_id'],
  ['an actor who does not exist', { user_id: 'nobody' }, "don't exist: [nobody]"],
  [
    'too many members',
    { member_ids: Array.from({ length: 101 }, (_, n) => `u${n}`) },
    'at maximum 100 items',
  ],
  ['a moment that is none', { truncated_at: 'soon' }, 'expected date for field "truncated_at"'],
])('refuses %s and changes nothing', async (_, body, message) => {
  await send('one');
  await expect(truncate(body)).rejects.toMatchObject({
    status: 400,
    code: 4,
    message: expect.stringContaining(message),
  });
  expect(await texts()).toEqual(['one']);
});

test('leaves no thread and no pin, and a thread begins anew after it', async () => {
  const parent = await send('parent', { pinned: true });
  await send('reply', { parent_id: parent.id, user_id: 'bob' });
  const threads = async () => (await api.call(queryThreads, { body: { user_id: 'ada' } })).threads.length;
  expect(await threads()).toBe(1);
  await truncate();
  expect([await threads(), (await state()).pinned_messages]).toEqual([0, []]);
  expect((await api.call(unreadCounts, { query: { user_id: 'ada' } })).threads).toEqual([]);
  const next = await send('next');
  await send('its reply', { parent_id: next.id, user_id: 'bob' });
  expect(await threads()).toBe(1);
});

test('answers 404 for a channel that is not there', async () => {
  const call = api.call(truncateChannel, { params: { type: 'team', id: 'none' }, body: {} });
  await expect(call).rejects.toMatchObject({ status: 404, code: 16 });
});
