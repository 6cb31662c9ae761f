import {
  commitMessage,
  deleteMessage,
  getManyMessages,
  getMessage,
  sendMessage,
  sendReaction,
  truncateChannel,
  updateChannel,
  updateChannelPartial,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const pend = (text: string, metadata: Record<string, string> = {}) =>
  room.api.call(sendMessage, {
    params: room.params,
    body: { message: { text, user_id: 'ada' }, pending: true, pending_message_metadata: metadata },
  });
const commit = (id: string) => room.api.call(commitMessage, { params: { id }, body: {} });

test('a pending message is its author’s alone: in no list, in no count', async () => {
  const { message, pending_message_metadata } = await pend('soon', { job: '7' });
  expect(pending_message_metadata).toEqual({ job: '7' });
  const everybody = await room.state();
  expect([everybody.messages, everybody.channel?.message_count, unreadOf(everybody)]).toEqual([
    [],
    0,
    { ada: 0, bob: 0 },
  ]);
  expect(everybody.channel).not.toHaveProperty('last_message_at');
  expect((await room.state('ada')).pending_messages).toMatchObject([
    { message: { id: message.id }, metadata: { job: '7' } },
  ]);
  expect(await room.state('bob')).not.toHaveProperty('pending_messages');
  const answer = await room.api.call(getMessage, { params: { id: message.id } });
  expect(answer).toMatchObject({ message: { text: 'soon' }, pending_message_metadata: { job: '7' } });
  expect((await room.as('bob', 'GET', `/api/v2/chat/messages/${message.id}`)).status).toBe(404);
  const many = await room.api.call(getManyMessages, { params: room.params, query: { ids: [message.id] } });
  expect(many.messages).toEqual([]);
});

test('what goes along with it is text', async () => {
  const body = {
    message: { text: 'soon', user_id: 'ada' },
    pending: true,
    pending_message_metadata: { n: 1 },
  };
  const { status, body: refused } = await room.api.raw('POST', '/api/v2/chat/channels/team/a/message', {
    body,
  });
  expect([status, refused.code]).toEqual([400, 4]);
  expect(refused.message).toContain('expected string for field "pending_message_metadata.n"');
});

test('a type can make every message pending, unless the message says otherwise or announces something', async () => {
  const { api, params } = room;
  const set = { config_overrides: { mark_messages_pending: true } };
  await api.call(updateChannelPartial, { params, body: { set } });
  const send = (text: string, pending?: boolean) =>
    api.call(sendMessage, { params, body: { message: { text, user_id: 'ada' }, pending } });
  expect(await send('by its type')).toHaveProperty('pending_message_metadata', {});
  expect(await send('said')).toHaveProperty('pending_message_metadata', {});
  expect(await send('not at all', false)).not.toHaveProperty('pending_message_metadata');
  const own = await room.as('ada', 'POST', '/api/v2/chat/channels/team/a/message', {
    message: { text: 'with a token' },
  });
  expect(own.body).toHaveProperty('pending_message_metadata');
  await api.call(updateChannel, { params, body: { message: { text: 'Renamed', user_id: 'ada' } } });
  expect((await room.state()).messages.map(({ text }) => text)).toEqual(['not at all', 'Renamed']);
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: {} } } });
  expect(await send('as before')).not.toHaveProperty('pending_message_metadata');
});

test('its author is shown a hundred of them', async () => {
  for (let n = 0; n <= 100; n += 1) await pend(String(n));
  const { pending_messages: shown } = await room.state('ada');
  expect([shown?.length, shown?.[0]?.message?.text]).toEqual([100, '0']);
});

test('committing makes it an ordinary message, once', async () => {
  const { message } = await pend('soon');
  const later = await room.send('later');
  const committed = (await commit(message.id)).message;
  expect(committed?.created_at).toBeGreaterThan(later.created_at);
  const state = await room.state();
  expect(state.messages.map(({ text }) => text)).toEqual(['later', 'soon']);
  expect([state.channel?.message_count, state.channel?.last_message_at]).toEqual([2, committed?.created_at]);
  expect(unreadOf(state)).toEqual({ ada: 0, bob: 2 });
  expect(await room.api.call(getMessage, { params: { id: message.id } })).not.toHaveProperty(
    'pending_message_metadata',
  );
  expect(await refusal(commit(message.id))).toEqual([400, 4]);
  expect(await refusal(commit('nothing'))).toEqual([404, 16]);
});

test('it can be hard deleted and nothing else', async () => {
  const { id } = (await pend('soon')).message;
  const { api } = room;
  expect(
    await refusal(
      api.call(updateMessagePartial, { params: { id }, body: { set: { text: 'x' }, user_id: 'ada' } }),
    ),
  ).toEqual([400, 4]);
  expect(
    await refusal(
      api.call(sendReaction, { params: { id }, body: { reaction: { type: 'a', user_id: 'ada' } } }),
    ),
  ).toEqual([400, 4]);
  expect(await refusal(room.send('reply', { parent_id: id }))).toEqual([400, 4]);
  expect(await refusal(room.send('quote', { quoted_message_id: id }))).toEqual([404, 16]);
  expect(await refusal(api.call(deleteMessage, { params: { id } }))).toEqual([400, 4]);
  await api.call(deleteMessage, { params: { id }, query: { hard: true } });
  expect(await refusal(room.get(id))).toEqual([404, 16]);
  expect((await room.state()).channel?.message_count).toBe(0);
});

test('it is forgotten after three days', async () => {
  await room.clock('2030-01-01T00:00:00Z');
  const { id } = (await pend('soon')).message;
  await room.clock('2030-01-03T23:59:00Z');
  expect((await room.get(id)).text).toBe('soon');
  await room.clock('2030-01-04T00:01:00Z');
  expect(await refusal(room.get(id))).toEqual([404, 16]);
  expect(await refusal(commit(id))).toEqual([404, 16]);
  expect(await room.state('ada')).not.toHaveProperty('pending_messages');
  expect((await room.send('the id is free again', { id })).id).toBe(id);
});

test('a truncation leaves it: it has not been said yet', async () => {
  await room.send('said');
  const { id } = (await pend('soon')).message;
  await room.api.call(truncateChannel, { params: room.params, body: { hard_delete: true } });
  await commit(id);
  const state = await room.state();
  expect([state.messages.map(({ text }) => text), state.channel?.message_count]).toEqual([['soon'], 1]);
});
