import {
  blockUsers,
  getBlockedUsers,
  getOrCreateChannel,
  queryChannels,
  queryUsers,
  unblockUsers,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd');
  const members = [{ user_id: 'ada' }, { user_id: 'bob' }];
  await api.call(getOrCreateChannel, {
    params: { type: 'messaging', id: 'pair' },
    body: { data: { created_by_id: 'ada', members } },
  });
});
afterEach(() => api.close());

const block = (blocked_user_id: string, user_id = 'ada') =>
  api.call(blockUsers, { body: { blocked_user_id, user_id } });
const blocked = async () =>
  (await api.call(getBlockedUsers, { query: { user_id: 'ada' } })).blocks.map((entry) => [
    entry.user.id,
    entry.blocked_user.name,
  ]);
const channels = async (hidden: boolean) =>
  (
    await api.call(queryChannels, {
      body: { user_id: 'ada', filter_conditions: hidden ? { hidden: true } : {} },
    })
  ).channels.map(({ channel }) => [channel?.id, channel?.blocked]);

test('blocking somebody hides the channel between the two, until it is taken back', async () => {
  expect(await block('bob')).toMatchObject({ blocked_by_user_id: 'ada', blocked_user_id: 'bob' });
  expect(await blocked()).toEqual([['ada', 'User bob']]);
  expect([await channels(false), await channels(true)]).toEqual([[], [['pair', true]]]);
  await api.call(unblockUsers, { body: { blocked_user_id: 'bob', user_id: 'ada' } });
  expect(await blocked()).toEqual([]);
  expect(await channels(false)).toEqual([['pair', undefined]]);
});

test('a channel between two others is not blocked by it, whichever of them is', async () => {
  const params = { type: 'messaging', id: 'others' };
  const members = [{ user_id: 'bob' }, { user_id: 'cyd' }];
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', members } } });
  await block('bob');
  expect(await channels(false)).toEqual([['others', undefined]]);
  const body = { user_id: 'ada', filter_conditions: { blocked: true } };
  expect((await api.call(queryChannels, { body })).channels).toEqual([]);
});

test('blocking twice keeps the first time; taking back what was not there does nothing', async () => {
  const first = await block('cyd');
  expect((await block('cyd')).created_at).toBe(first.created_at);
  await api.call(unblockUsers, { body: { blocked_user_id: 'bob', user_id: 'ada' } });
  expect(await blocked()).toEqual([['ada', 'User cyd']]);
});

test('nobody blocks themselves, somebody unknown, or for nobody', async () => {
  expect(await refusal(block('ada'))).toEqual([400, 4]);
  expect(await refusal(block('none'))).toEqual([400, 4]);
  expect(await refusal(api.call(blockUsers, { body: { blocked_user_id: 'bob' } }))).toEqual([400, 4]);
  expect(await refusal(api.call(getBlockedUsers, { query: {} }))).toEqual([400, 4]);
});

test('a block says who, whom and when, and the blocked are named with their user', async () => {
  const { created_at } = await block('bob');
  const { blocks } = await api.call(getBlockedUsers, { query: { user_id: 'ada' } });
  expect(blocks).toMatchObject([
    { user_id: 'ada', user: { id: 'ada' }, blocked_user_id: 'bob', blocked_user: { id: 'bob' }, created_at },
  ]);
  const named = async (id: string) => {
    const payload = { filter_conditions: { id } };
    return (await api.call(queryUsers, { query: { payload } })).users[0]?.blocked_user_ids;
  };
  expect([await named('ada'), await named('bob')]).toEqual([['bob'], []]);
  await api.call(unblockUsers, { body: { blocked_user_id: 'bob', user_id: 'ada' } });
  expect(await named('ada')).toEqual([]);
});
