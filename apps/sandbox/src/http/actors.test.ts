import { queryUsers, sendMessage, updateChannelPartial } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';

// Where a request of the app's own server says which user acts. That it must is in `errors.test.ts`.
let room: Conversation;
beforeAll(async () => {
  room = await startConversation();
  const overrides = { user_message_reminders: true, polls: true };
  await room.api.call(updateChannelPartial, {
    params: room.params,
    body: { set: { config_overrides: overrides } },
  });
  await room.send('hello', { id: 'm' });
  await room.send('yes', { id: 'r', parent_id: 'm', user_id: 'bob' });
  await room.api.raw('POST', '/api/v2/polls', {
    body: { id: 'p', name: 'Where?', user_id: 'ada', allow_answers: true },
  });
  await room.api.call(sendMessage, {
    params: room.params,
    body: { message: { id: 'asked', text: 'where', user_id: 'ada', poll_id: 'p' } },
  });
});
afterAll(() => room.api.close());

const CHAT = '/api/v2/chat';
const A = `${CHAT}/channels/team/a`;
const M = `${CHAT}/messages/m`;
const channel_cids = ['team:a'];

type Acting = [what: string, method: string, path: string, body: object];
const inBody: Acting[] = [
  ['query_channels', 'POST', `${CHAT}/channels`, { filter_conditions: { joined: true } }],
  ['update_channel', 'POST', A, { message: { text: 'changed' } }],
  ['update_channel_partial', 'PATCH', A, { set: { colour: 'red' } }],
  ['hide_channel', 'POST', `${A}/hide`, {}],
  ['show_channel', 'POST', `${A}/show`, {}],
  ['truncate_channel', 'POST', `${A}/truncate`, { truncated_at: '2020-01-01T00:00:00Z' }],
  ['mark_read', 'POST', `${A}/read`, {}],
  ['mark_unread', 'POST', `${A}/unread`, { message_id: 'm' }],
  ['mark_channels_read', 'POST', `${CHAT}/channels/read`, {}],
  ['update_message_partial', 'PUT', M, { set: { colour: 'red' } }],
  ['ephemeral_message_update', 'PATCH', `${M}/ephemeral`, { set: { colour: 'red' } }],
  ['cast_poll_vote', 'POST', `${CHAT}/messages/asked/polls/p/vote`, { vote: { answer_text: 'Soup' } }],
  ['update_thread_partial', 'PATCH', `${CHAT}/threads/m`, { set: { title: 'Lunch' } }],
  ['query_drafts', 'POST', `${CHAT}/drafts/query`, {}],
  ['query_reminders', 'POST', `${CHAT}/reminders/query`, {}],
  ['query_threads', 'POST', `${CHAT}/threads`, {}],
  ['mute_channel', 'POST', `${CHAT}/moderation/mute/channel`, { channel_cids }],
  ['unmute_channel', 'POST', `${CHAT}/moderation/unmute/channel`, { channel_cids }],
];
const named = async () => {
  const payload = { filter_conditions: { id: 'ada' } };
  return (await room.api.call(queryUsers, { query: { payload } })).users[0]?.name;
};

describe.each(inBody)('the actor of %s', (what, method, path, body) => {
  test('is `user_id` of the body, or `user`, who is written first', async () => {
    const byId = await room.api.raw(method, path, { body: { ...body, user_id: 'ada' } });
    expect(byId.status, byId.text).toBeLessThan(300);
    const whole = { ...body, user: { id: 'ada', name: `Ada of ${what}` } };
    const byUser = await room.api.raw(method, path, { body: whole });
    expect(byUser.status, byUser.text).toBeLessThan(300);
    expect(await named()).toBe(`Ada of ${what}`);
  });
});

test.each<[what: string, key: string, path: string, object: object]>([
  ['send_message', 'message', `${A}/message`, { text: 'x' }],
  ['update_message', 'message', M, { text: 'x' }],
  ['send_reaction', 'reaction', `${M}/reaction`, { type: 'like' }],
  ['send_event', 'event', `${A}/event`, { type: 'wave' }],
])('the actor of %s is within its %s', async (what, key, path, object) => {
  const post = (actor: object) => room.api.raw('POST', path, { body: { [key]: { ...object, ...actor } } });
  expect((await post({ user_id: 'ada' })).body[key]).toMatchObject({ user: { id: 'ada' } });
  const name = `Ada of ${what}`;
  expect((await post({ user: { id: 'ada', name } })).body[key]).toMatchObject({ user: { id: 'ada', name } });
});

test('a reminder is whose `user_id` or `user` says, and is changed and deleted for that user', async () => {
  const path = `${M}/reminders`;
  const made = await room.api.raw('POST', path, { body: { user: { id: 'eve', name: 'Eve' } } });
  expect(made.body).toMatchObject({ user_id: 'eve', user: { name: 'Eve' } });
  const remind_at = '2090-01-01T00:00:00Z';
  const changed = await room.api.raw('PATCH', path, { body: { user_id: 'eve', remind_at } });
  expect(changed.body['reminder']).toMatchObject({ user_id: 'eve', remind_at: 3_786_912_000_000_000_000 });
  const deleted = await room.api.raw('DELETE', `${path}?user_id=eve`);
  expect([deleted.status, Object.keys(deleted.body)]).toEqual([200, ['duration']]);
});

describe('the actor is in the query', () => {
  test('of what is deleted: a draft, a reaction, a vote', async () => {
    const { api } = room;
    await api.raw('POST', `${A}/draft`, { body: { message: { text: 'x', user_id: 'bob' } } });
    await api.raw('POST', `${M}/reaction`, { body: { reaction: { type: 'wow', user_id: 'bob' } } });
    const cast = { vote: { answer_text: 'Bread' }, user_id: 'bob' };
    const voting = `${CHAT}/messages/asked/polls/p/vote`;
    const { vote } = (await api.raw('POST', voting, { body: cast })).body as { vote?: { id: string } };
    for (const path of [`${A}/draft`, `${M}/reaction/wow`]) {
      // What stands in the body of a DELETE is not looked at.
      const unnamed = await api.raw('DELETE', path, { body: { user_id: 'bob' } });
      expect([path, unnamed.status, unnamed.body.code]).toEqual([path, 400, 4]);
      expect((await api.raw('DELETE', `${path}?user_id=bob`)).status).toBe(200);
    }
    const mine = `${voting}/${vote?.id ?? ''}`;
    expect((await api.raw('DELETE', `${mine}?user_id=ada`)).status).toBe(403);
    expect((await api.raw('DELETE', `${mine}?user_id=bob`)).status).toBe(200);
  });

  test('of what has no place for it elsewhere: a member’s own data, deliveries, what is unread', async () => {
    const { api } = room;
    const { body } = await api.raw('PATCH', `${A}/member?user_id=bob`, { body: { set: { seat: 4 } } });
    expect(body['channel_member']).toMatchObject({ user_id: 'bob', custom: { seat: 4 } });
    const reached = { latest_delivered_messages: [{ cid: 'team:a', id: 'm' }] };
    const path = `${CHAT}/channels/delivered`;
    expect((await api.raw('POST', `${path}?user_id=bob`, { body: reached })).status).toBe(201);
    const inBodyOnly = await api.raw('POST', path, { body: { ...reached, user_id: 'bob' } });
    expect([inBodyOnly.status, inBodyOnly.body.code]).toEqual([400, 4]);
    expect((await api.raw('GET', `${CHAT}/unread?user_id=bob`)).status).toBe(200);
  });
});

test('two fields name one user: `user` is the one who counts', async () => {
  const event = { type: 'wave', user_id: 'bob', user: { id: 'ada' } };
  const { body } = await room.api.raw('POST', `${A}/event`, { body: { event } });
  expect(body['event']).toMatchObject({ user: { id: 'ada' } });
});
