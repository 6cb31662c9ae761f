import {
  deleteChannel,
  getChannel,
  getMessage,
  getOrCreateChannel,
  hideChannel,
  queryChannels,
  queryMembers,
  sendMessage,
  showChannel,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { distinctId } from '../../distinct-id.ts';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
const params = { type: 'team', id: 'a' };
const people = ['ada', 'bob', 'cyd'];
beforeEach(async () => {
  api = await startApi();
  await api.users(...people, 'dan');
  const members = people.map((user_id) => ({ user_id }));
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', members } } });
});
afterEach(() => api.close());

const send = (text: string) =>
  api.call(sendMessage, { params, body: { message: { id: text, text, user_id: 'ada' } } });
const seenBy = async (user_id: string, filter_conditions = {}) =>
  (await api.call(queryChannels, { body: { user_id, filter_conditions } })).channels;

test('a hidden channel shows only to who asks for hidden ones, until a message or show', async () => {
  await send('one');
  await api.call(hideChannel, { params, body: { user_id: 'bob' } });
  expect([await seenBy('bob'), (await seenBy('ada')).length]).toEqual([[], 1]);
  expect((await seenBy('bob', { hidden: true }))[0]?.channel?.hidden).toBe(true);
  await api.call(showChannel, { params, body: { user_id: 'bob' } });
  expect((await seenBy('bob'))[0]?.messages.map(({ text }) => text)).toEqual(['one']);
  await api.call(hideChannel, { params, body: { user_id: 'bob', clear_history: true } });
  await send('two');
  expect((await seenBy('bob'))[0]?.messages.map(({ text }) => text)).toEqual(['two']);
});

test('hiding needs a member', async () => {
  await expect(api.call(hideChannel, { params, body: {} })).rejects.toMatchObject({ code: 4 });
  await expect(api.call(hideChannel, { params, body: { user_id: 'dan' } })).rejects.toMatchObject({
    code: 4,
    message: expect.stringContaining('user "dan" is not a member'),
  });
});

test('reads one channel, a window of it, and never makes one', async () => {
  for (const text of ['1', '2', '3', '4', '5']) await send(text);
  const texts = async (query: object) =>
    (await api.call(getChannel, { params, query })).messages.map(({ text }) => text);
  expect(await texts({ messages_limit: 2 })).toEqual(['4', '5']);
  expect(await texts({ messages_limit: 2, messages_id_lt: '4' })).toEqual(['2', '3']);
  expect(await texts({ messages_limit: 2, messages_id_gt: '1' })).toEqual(['2', '3']);
  expect(await texts({ messages_limit: 2, messages_id_lte: '4' })).toEqual(['3', '4']);
  expect(await texts({ messages_limit: 2, messages_id_gte: '1' })).toEqual(['1', '2']);
  expect(await texts({ messages_limit: 3, messages_id_around: '3' })).toEqual(['2', '3', '4']);
  const shown = await api.call(getChannel, { params, query: { members_limit: 1, user_id: 'bob' } });
  expect([shown.members.length, shown.membership?.user_id]).toEqual([1, 'bob']);
  const bare = await api.call(getChannel, { params, query: { state: false } });
  expect([bare.members, bare.messages, bare.membership]).toEqual([[], [], undefined]);
  for (const query of [{ messages_limit: 301 }, { members_limit: 301 }])
    await expect(api.call(getChannel, { params, query })).rejects.toMatchObject({ status: 400, code: 4 });
  const missing = api.call(getChannel, { params: { type: 'team', id: 'none' } });
  await expect(missing).rejects.toMatchObject({ status: 404, code: 16 });
});

test('one channel shows a user no message that is for somebody else', async () => {
  const message = { id: 'note', text: 'for bob', user_id: 'ada', restricted_visibility: ['bob'] };
  await api.call(sendMessage, { params, body: { message } });
  const seen = async (user_id: string) => {
    const token = signToken({ user_id }, api.sandbox.apiSecret);
    return (await api.raw('GET', '/api/v2/chat/channels/team/a', { token })).body['messages'];
  };
  expect([await seen('bob'), await seen('cyd')]).toEqual([[expect.objectContaining({ id: 'note' })], []]);
});

test('queries members by filter, sort and page; distinct channels by their members', async () => {
  const ids = async (rest: object) => {
    const payload = { type: 'team', id: 'a', filter_conditions: {}, ...rest };
    const { members } = await api.call(queryMembers, { query: { payload } });
    return members.map((member) => member.user_id);
  };
  expect(await ids({})).toEqual(people);
  expect(await ids({ sort: [{ field: 'user_id', direction: -1 }], limit: 1, offset: 1 })).toEqual(['bob']);
  expect(await ids({ filter_conditions: { name: { $autocomplete: 'cy' } } })).toEqual(['cyd']);
  expect(await ids({ filter_conditions: { user_id: { $in: ['ada', 'dan'] } } })).toEqual(['ada']);
  const pair = { type: 'messaging', id: distinctId(['dan', 'ada']) };
  const members = ['ada', 'dan'].map((user_id) => ({ user_id }));
  await api.call(getOrCreateChannel, { params: pair, body: { data: { created_by_id: 'ada', members } } });
  expect(await ids({ type: 'messaging', id: undefined, members })).toEqual(['ada', 'dan']);
  await expect(ids({ id: undefined })).rejects.toMatchObject({ code: 4 });
});

test('softly deleted it is gone from queries and comes back empty; hard deleted its messages are gone too', async () => {
  await send('kept');
  const { channel } = await api.call(deleteChannel, { params });
  expect(channel?.deleted_at).toBeGreaterThan(0);
  expect(await seenBy('ada')).toEqual([]);
  await expect(api.call(getChannel, { params })).rejects.toMatchObject({ code: 16 });
  const again = await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  expect([again.messages, again.members]).toEqual([[], []]);
  await send('gone');
  await api.call(deleteChannel, { params, query: { hard_delete: true } });
  await expect(api.call(getMessage, { params: { id: 'gone' } })).rejects.toMatchObject({
    name: expect.any(String),
  });
  expect(await seenBy('ada')).toEqual([]);
});
