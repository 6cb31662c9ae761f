import {
  channelBatchUpdate,
  createReminder,
  deleteReminder,
  getOrCreateChannel,
  hideChannel,
  markRead,
  markUnread,
  sendEvent,
  sendMessage,
  updateChannel,
  updateChannelPartial,
  updateUsers,
  updateUsersPartial,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { one, startListening, types } from '../test/listening.ts';
import type { Listening } from '../test/listening.ts';
import { taskEnd } from '../test/tasks.ts';

let listening: Listening;
beforeAll(async () => {
  listening = await startListening();
});
afterAll(() => listening.close());
beforeEach(() => listening.heard());

test('an event of a channel says which, of which team, with what data, how many members and messages', async () => {
  const { api } = listening.room;
  const params = { type: 'team', id: 'red' };
  const members = [{ user_id: 'ada' }, { user_id: 'bob' }];
  const data = { created_by_id: 'ada', members, team: 'red', custom: { name: 'Red', colour: 'red' } };
  await api.call(getOrCreateChannel, { params, body: { data } });
  await listening.heard();
  await api.call(sendMessage, { params, body: { message: { text: 'x', user_id: 'ada' } } });
  const [event] = await listening.heard();
  expect(event).toMatchObject({
    type: 'message.new',
    cid: 'team:red',
    channel_type: 'team',
    channel_id: 'red',
    team: 'red',
    channel_custom: { name: 'Red', colour: 'red' },
    channel_member_count: 2,
    channel_message_count: 1,
    custom: {},
    user: { id: 'ada' },
    request_info: { type: 'server' },
  });
  expect(event?.['received_at']).toBe(event?.['created_at']);
});

test('what a channel does not have an event does not say: no team, and no count where nothing is counted', async () => {
  const { api } = listening.room;
  const params = { type: 'messaging', id: 'plain' };
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  const created = one(await listening.heard(), 'channel.created');
  expect(created).toMatchObject({ cid: 'messaging:plain', channel_custom: {}, channel_member_count: 0 });
  for (const field of ['team', 'channel_message_count']) expect(created).not.toHaveProperty(field);
});

test('the first fifty members come with an event of a message or a channel, each with what they have to read', async () => {
  const { api } = listening.room;
  const crowd = Array.from({ length: 51 }, (_, n) => `u${String(n).padStart(2, '0')}`);
  await api.users(...crowd);
  const params = { type: 'team', id: 'crowd' };
  const members = crowd.map((user_id) => ({ user_id }));
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'u00', members } } });
  const joined = one(await listening.heard(), 'channel.created');
  expect(joined?.['members']).toHaveLength(50);
  const { message } = await api.call(sendMessage, {
    params,
    body: { message: { text: 'x', user_id: 'u00' } },
  });
  const told = (await listening.heard())[0]?.['members'];
  expect(told).toHaveLength(50);
  expect(told).toMatchObject([
    {
      user_id: 'u00',
      user: { channel_unread_count: 0, channel_last_read_at: message.created_at, unread_channels: 0 },
    },
    ...crowd.slice(1, 50).map((user_id) => ({
      user_id,
      user: { channel_unread_count: 1, total_unread_count: 1, unread_channels: 1 },
    })),
  ]);
});

test('freezing tells the ids alone, hiding whether the history goes', async () => {
  const { api, params } = listening.room;
  await api.call(updateChannelPartial, { params, body: { set: { frozen: true } } });
  const frozen = one(await listening.heard(), 'channel.frozen');
  expect(frozen).toMatchObject({ cid: 'team:a', channel_id: 'a', channel_type: 'team' });
  expect(frozen).not.toHaveProperty('channel');
  await api.call(updateChannelPartial, { params, body: { set: { frozen: false } } });
  await listening.heard();
  await api.call(hideChannel, { params, body: { user_id: 'bob' } });
  expect(await listening.heard()).toMatchObject([
    { type: 'channel.hidden', clear_history: false, channel: { cid: 'team:a' } },
  ]);
});

test('a channel that is frozen is told, whichever call does it, and only when it was not', async () => {
  const { api, params } = listening.room;
  const heard = async () =>
    types(await listening.heard()).filter((type) => /^channel.(frozen|unfrozen)$/.test(type));
  await api.call(updateChannel, { params, body: { data: { frozen: true } } });
  expect(await heard()).toEqual(['channel.frozen']);
  await api.call(updateChannel, { params, body: { data: { frozen: true, custom: { a: 1 } } } });
  await api.call(updateChannelPartial, { params, body: { set: { frozen: true, a: 2 } } });
  expect(await heard()).toEqual([]);
  await api.call(updateChannel, { params, body: { data: {} } });
  expect(await heard()).toEqual(['channel.unfrozen']);
  const { task_id } = await api.call(channelBatchUpdate, {
    body: { operation: 'updateData', filter: { cids: { $eq: 'team:a' } }, data: { frozen: true } },
  });
  await taskEnd(api, task_id);
  expect(await heard()).toEqual(['channel.frozen']);
  await api.call(updateChannelPartial, { params, body: { unset: ['frozen'] } });
  expect(await heard()).toEqual(['channel.unfrozen']);
});

test('who types is told, and what a thread is typed in', async () => {
  const { api, params } = listening.room;
  for (const type of ['typing.start', 'typing.stop'])
    await api.call(sendEvent, { params, body: { event: { type, user_id: 'bob', parent_id: 'm1' } } });
  expect(await listening.heard()).toMatchObject([
    { type: 'typing.start', cid: 'team:a', user: { id: 'bob' }, parent_id: 'm1' },
    { type: 'typing.stop', cid: 'team:a', user: { id: 'bob' }, parent_id: 'm1' },
  ]);
});

test('who keeps typing private is not told of, and other events of theirs are', async () => {
  const { api, params } = listening.room;
  const send = (type: string) => api.call(sendEvent, { params, body: { event: { type, user_id: 'bob' } } });
  const change = (enabled: boolean) => {
    const set = { privacy_settings: { typing_indicators: { enabled } } };
    return api.call(updateUsersPartial, { body: { users: [{ id: 'bob', set }] } });
  };
  await change(false);
  expect((await send('typing.start')).event).toMatchObject({ type: 'typing.start', user: { id: 'bob' } });
  await send('wave');
  await change(true);
  await send('typing.stop');
  expect(types(await listening.heard())).toEqual(['typing.stop', 'user.updated', 'user.updated', 'wave']);
});

test('a thread that is read or made unread is told with its thread', async () => {
  const { api, params } = listening.room;
  const parent = await listening.room.send('parent', { user_id: 'bob' });
  await listening.room.send('reply', { parent_id: parent.id });
  await listening.heard();
  const body = { user_id: 'bob', thread_id: parent.id };
  await api.call(markRead, { params, body });
  expect(await listening.heard()).toMatchObject([
    { type: 'message.read', user: { id: 'bob' }, thread: { parent_message_id: parent.id } },
  ]);
  await api.call(markUnread, { params, body });
  expect(await listening.heard()).toMatchObject([
    { type: 'notification.mark_unread', thread_id: parent.id, unread_threads: 1, user: { id: 'bob' } },
  ]);
});

test('a reminder is told when it is made', async () => {
  const { api, params } = listening.room;
  const set = { config_overrides: { user_message_reminders: true } };
  await api.call(updateChannelPartial, { params, body: { set } });
  const { id } = await listening.room.send('remember');
  await listening.heard();
  await api.call(createReminder, { params: { message_id: id }, body: { user_id: 'bob' } });
  expect(await listening.heard()).toMatchObject([
    { type: 'reminder.created', cid: 'team:a', message_id: id, user_id: 'bob', reminder: { message_id: id } },
  ]);
});

test('a reminder of a reply tells its thread, and its end as well', async () => {
  const { api, params } = listening.room;
  const set = { config_overrides: { user_message_reminders: true } };
  await api.call(updateChannelPartial, { params, body: { set } });
  const parent = await listening.room.send('parent');
  const { id } = await listening.room.send('reply', { parent_id: parent.id });
  await listening.heard();
  await api.call(createReminder, { params: { message_id: id }, body: { user_id: 'bob' } });
  await api.call(deleteReminder, { params: { message_id: id }, query: { user_id: 'bob' } });
  const about = { cid: 'team:a', message_id: id, parent_id: parent.id, user_id: 'bob' };
  expect(await listening.heard()).toMatchObject([
    { type: 'reminder.created', ...about },
    { type: 'reminder.deleted', ...about },
  ]);
});

test('a user who is written, whole or in part, is told as they are then', async () => {
  const { api } = listening.room;
  await api.call(updateUsers, { body: { users: { dan: { id: 'dan', name: 'Dan' } } } });
  await api.call(updateUsersPartial, { body: { users: [{ id: 'dan', set: { mood: 'calm' } }] } });
  const events = await listening.heard();
  expect(types(events)).toEqual(['user.updated', 'user.updated']);
  expect(events.map(({ user }) => user)).toMatchObject([
    { id: 'dan', name: 'Dan', custom: {} },
    { id: 'dan', name: 'Dan', custom: { mood: 'calm' } },
  ]);
});
