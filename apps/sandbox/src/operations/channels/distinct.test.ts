import type { BodyOf } from '@backchannel/chat-api';
import {
  getOrCreateDistinctChannel,
  queryChannels,
  sendMessage,
  updateChannel,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd', 'dan');
});
afterEach(() => api.close());

const make = async (...ids: string[]) => {
  const data = { created_by_id: 'ada', members: ids.map((user_id) => ({ user_id })) };
  const { channel } = await api.call(getOrCreateDistinctChannel, {
    params: { type: 'messaging' },
    body: { data },
  });
  return channel?.id ?? '';
};
const update = (id: string, body: BodyOf<typeof updateChannel>) =>
  api.call(updateChannel, { params: { type: 'messaging', id }, body });

test('the same members have the same channel, in whatever order', async () => {
  const id = await make('ada', 'bob');
  expect(id).toMatch(/^!members-[\w-]{43}$/);
  expect(await make('bob', 'ada')).toBe(id);
  expect(await make('ada', 'bob', 'cyd')).not.toBe(id);
});

test('fewer than two members are refused, in the API’s words', async () => {
  for (const ids of [[], ['ada'], ['ada', 'ada']]) {
    await expect(make(...ids)).rejects.toMatchObject({
      status: 400,
      code: 4,
      message: expect.stringContaining('When using member based IDs specify at least 2 members'),
    });
  }
});

test('members may leave and come back; others may neither be added nor invited', async () => {
  const id = await make('ada', 'bob', 'cyd');
  await update(id, { remove_members: ['bob', 'cyd'] });
  const { channel } = await update(id, { add_members: [{ user_id: 'bob' }] });
  expect(channel?.member_count).toBe(2);
  expect(await refusal(update(id, { add_members: [{ user_id: 'dan' }] }))).toEqual([403, 17]);
  expect(await refusal(update(id, { add_moderators: ['dan'] }))).toEqual([403, 17]);
  expect(await refusal(update(id, { invites: [{ user_id: 'dan' }] }))).toEqual([403, 17]);
});

test('what one channel is asked for, one of its members is asked for as well', async () => {
  const members = [{ user_id: 'ada', custom: { seat: 4, note: 'x' } }, { user_id: 'bob' }];
  const data = { created_by_id: 'ada', members };
  const get = async (body: Omit<BodyOf<typeof getOrCreateDistinctChannel>, 'data'> = {}) =>
    api.call(getOrCreateDistinctChannel, { params: { type: 'messaging' }, body: { data, ...body } });
  const { channel } = await get({ hide_for_creator: true });
  const shown = async () => (await api.call(queryChannels, { body: { user_id: 'ada' } })).channels.length;
  expect(await shown()).toBe(0);
  const params = { type: 'messaging', id: channel?.id ?? '' };
  for (const text of ['1', '2', '3'])
    await api.call(sendMessage, { params, body: { message: { text, user_id: 'ada' } } });
  const page = await get({ messages: { limit: 2 }, members: { limit: 1, offset: 1 } });
  expect(page.messages.map(({ text }) => text)).toEqual(['2', '3']);
  expect(page.members.map(({ user_id: id }) => id)).toEqual(['bob']);
  const { messages } = await get({ member_custom_include: ['seat'] });
  expect(messages.map(({ member }) => member?.custom)).toEqual([{ seat: 4 }, { seat: 4 }, { seat: 4 }]);
});
