import {
  createPoll,
  createSegment,
  getOrCreateChannel,
  getRetentionPolicy,
  hideChannel,
  markRead,
  muteChannel,
  queryChannels,
  queryUsers,
  setRetentionPolicy,
  showChannel,
  updateUsers,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, startConversation, unreadOf } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';

let room: Conversation;
beforeAll(async () => {
  room = await startConversation();
});
afterAll(() => room.api.close());

test('what can be said twice means the same the second time', async () => {
  const { api, params } = room;
  const twice = async (call: () => Promise<object>) => {
    const { duration: _first, ...first } = (await call()) as { duration?: string };
    const { duration: _again, ...again } = (await call()) as { duration?: string };
    return [first, again];
  };
  const [created, again] = await twice(() => api.call(getOrCreateChannel, { params, body: {} }));
  expect(again).toEqual(created);
  for (const call of [
    () => api.call(hideChannel, { params, body: { user_id: 'bob' } }),
    () => api.call(showChannel, { params, body: { user_id: 'bob' } }),
    () => api.call(markRead, { params, body: { user_id: 'bob' } }),
    () => api.call(muteChannel, { body: { user_id: 'bob', channel_cids: ['team:a'] } }),
    () => api.call(setRetentionPolicy, { body: { policy: 'old-messages', max_age_hours: 100 } }),
    () => api.call(updateUsers, { body: { users: { eve: { id: 'eve' } } } }),
  ])
    await expect(twice(call)).resolves.toHaveLength(2);
  // What is there afterwards is there once.
  const userOf = async (id: string) =>
    (await api.call(queryUsers, { query: { payload: { filter_conditions: { id } } } })).users;
  expect(await userOf('eve')).toHaveLength(1);
  expect(await userOf('bob')).toMatchObject([{ channel_mutes: [{ channel: { cid: 'team:a' } }] }]);
  expect((await api.call(getRetentionPolicy, {})).policies).toHaveLength(1);
  const { channels } = await api.call(queryChannels, { body: { user_id: 'bob' } });
  expect(channels).toMatchObject([{ channel: { cid: 'team:a', member_count: 2 } }]);
  expect(channels.map(unreadOf)).toEqual([{ ada: 0, bob: 0 }]);
});

test('an id of one’s own is taken once: a second message, poll or segment with it is an error', async () => {
  const { api } = room;
  await room.send('one', { id: 'own' });
  expect(await refusal(room.send('two', { id: 'own' }))).toEqual([400, 4]);
  const poll = () => api.call(createPoll, { body: { id: 'own', name: 'Lunch?', user_id: 'ada' } });
  await poll();
  expect(await refusal(poll())).toEqual([400, 4]);
  const segment = () => api.call(createSegment, { body: { id: 'own', type: 'user' } });
  await segment();
  expect(await refusal(segment())).toEqual([400, 4]);
});

test('what was written is read at once', async () => {
  const { api, params } = room;
  await api.raw('PATCH', `/api/v2/chat/channels/team/${params.id}`, { body: { set: { color: 'blue' } } });
  expect((await room.state()).channel?.custom).toMatchObject({ color: 'blue' });
  const type = { name: 'kiosk', automod: 'disabled', automod_behavior: 'flag', max_message_length: 100 };
  await api.raw('POST', '/api/v2/chat/channeltypes', { body: type });
  expect((await api.raw('GET', '/api/v2/chat/channeltypes/kiosk')).status).toBe(200);
  await room.send('quokka');
  const search = { filter_conditions: { cid: 'team:a' }, query: 'quokka' };
  const query = `payload=${encodeURIComponent(JSON.stringify(search))}`;
  expect((await api.raw('GET', `/api/v2/chat/search?${query}`)).body['results']).toHaveLength(1);
});
