import {
  deleteChannels,
  getMessage,
  getOrCreateChannel,
  queryChannels,
  sendMessage,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';
import { taskEnd } from '../../test/tasks.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada');
  for (const id of ['a', 'b', 'c']) {
    const params = { type: 'messaging', id };
    await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
    await api.call(sendMessage, { params, body: { message: { id: `in-${id}`, text: 'x', user_id: 'ada' } } });
  }
});
afterEach(() => api.close());

const remove = (cids: string[], hard_delete = false) =>
  api.call(deleteChannels, { body: { cids, hard_delete } });
const left = async () =>
  (await api.call(queryChannels, { body: {} })).channels.map(({ channel }) => channel?.id);

test('channels vanish at once, and the task says what became of each', async () => {
  const { task_id } = await remove(['messaging:a', 'messaging:b', 'messaging:none']);
  expect(await left()).toEqual(['c']);
  const task = await taskEnd(api, task_id);
  expect(task.status).toBe('completed');
  expect(task.result).toEqual({
    'messaging:a': { status: 'ok' },
    'messaging:b': { status: 'ok' },
    'messaging:none': { status: 'error', error: "Can't find channel with id messaging:none" },
  });
});

test('deleted hard, their messages are gone and their ids are free', async () => {
  const { task_id } = await remove(['messaging:a'], true);
  await taskEnd(api, task_id);
  expect(await refusal(api.call(getMessage, { params: { id: 'in-a' } }))).toEqual([404, 16]);
  const body = { data: { created_by_id: 'ada' } };
  await api.call(getOrCreateChannel, { params: { type: 'messaging', id: 'a' }, body });
  const again = { message: { id: 'in-a', text: 'new', user_id: 'ada' } };
  const { message } = await api.call(sendMessage, { params: { type: 'messaging', id: 'a' }, body: again });
  expect(message.text).toBe('new');
});

test('the ids of messages are free after a hard deletion only', async () => {
  await taskEnd(api, (await remove(['messaging:a'])).task_id);
  await taskEnd(api, (await remove(['messaging:b'], true)).task_id);
  const send = (id: string) => {
    const params = { type: 'messaging', id: 'c' };
    return api.call(sendMessage, { params, body: { message: { id, text: 'x', user_id: 'ada' } } });
  };
  expect(await refusal(send('in-a'))).toEqual([400, 4]);
  expect((await send('in-b')).message.cid).toBe('messaging:c');
});

test.each([
  ['no channel at all', []],
  ['more than a hundred', Array.from({ length: 101 }, (_, n) => `messaging:c${n}`)],
  ['what is no cid', ['messaging']],
])('refuses %s', async (_, cids) => {
  expect(await refusal(remove(cids))).toEqual([400, 4]);
  expect((await left()).length).toBe(3);
});
