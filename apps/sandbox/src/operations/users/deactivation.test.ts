import {
  deactivateUser,
  deactivateUsers,
  getChannel,
  queryUsers,
  reactivateUser,
  reactivateUsers,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { taskEnd } from '../../test/tasks.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const found = async (include_deactivated_users = false) => {
  const payload = { filter_conditions: {}, include_deactivated_users, sort: [{ field: 'id', direction: 1 }] };
  return (await talk.api.call(queryUsers, { query: { payload } })).users.map(({ id }) => id);
};
const ada = { user_id: 'ada' };

test('a deactivated user is found only by who asks for such; a reactivated one as before', async () => {
  const { user } = await talk.api.call(deactivateUser, { params: ada, body: { created_by_id: 'bob' } });
  expect(user?.deactivated_at).toBeGreaterThan(0);
  expect([await found(), await found(true)]).toEqual([
    ['bob', 'cyd'],
    ['ada', 'bob', 'cyd'],
  ]);
  const back = await talk.api.call(reactivateUser, { params: ada, body: { name: 'Ada again' } });
  expect(back.user).toMatchObject({ id: 'ada', name: 'Ada again' });
  expect(back.user).not.toHaveProperty('deactivated_at');
  expect(await found()).toEqual(['ada', 'bob', 'cyd']);
});

test('what they wrote goes with them when asked, and comes back', async () => {
  const { id } = await talk.send('hello');
  await talk.api.call(deactivateUser, { params: ada, body: { mark_messages_deleted: true } });
  expect(await talk.get(id)).toMatchObject({ type: 'deleted', text: '' });
  await talk.api.call(reactivateUser, { params: ada, body: { restore_messages: true } });
  expect(await talk.get(id)).toMatchObject({ type: 'regular', text: 'hello' });
});

test('what many wrote goes with them, and comes back, as that of one does', async () => {
  const { id } = await talk.send('hello');
  const user_ids = ['ada', 'bob'];
  const off = await talk.api.call(deactivateUsers, { body: { user_ids, mark_messages_deleted: true } });
  await taskEnd(talk.api, off.task_id);
  expect((await talk.get(id)).type).toBe('deleted');
  const on = await talk.api.call(reactivateUsers, { body: { user_ids, restore_messages: true } });
  await taskEnd(talk.api, on.task_id);
  expect(await talk.get(id)).toMatchObject({ type: 'regular', text: 'hello' });
});

test('many at once are a task that tells of each; channels they made go along and come back', async () => {
  const all = { user_ids: ['ada', 'none', 'ada'], mark_channels_deleted: true };
  const off = await talk.api.call(deactivateUsers, { body: all });
  const task = await taskEnd(talk.api, off.task_id);
  expect([task.status, task.result]).toEqual([
    'completed',
    { ada: { status: 'ok' }, none: { status: 'error', error: "user with id none doesn't exist" } },
  ]);
  expect(await refusal(talk.api.call(getChannel, { params: talk.params }))).toEqual([404, 16]);
  const on = await talk.api.call(reactivateUsers, { body: { user_ids: ['ada'], restore_channels: true } });
  expect((await taskEnd(talk.api, on.task_id)).result).toEqual({ ada: { status: 'ok' } });
  expect((await talk.api.call(getChannel, { params: talk.params })).channel?.cid).toBe('team:a');
});

test('nobody is deactivated or reactivated twice, and nobody who is not there', async () => {
  expect(await refusal(talk.api.call(reactivateUser, { params: ada, body: {} }))).toEqual([400, 4]);
  await talk.api.call(deactivateUser, { params: ada, body: {} });
  expect(await refusal(talk.api.call(deactivateUser, { params: ada, body: {} }))).toEqual([400, 4]);
  const none = { params: { user_id: 'none' }, body: {} };
  expect(await refusal(talk.api.call(deactivateUser, none))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(deactivateUsers, { body: { user_ids: [] } }))).toEqual([400, 4]);
});
