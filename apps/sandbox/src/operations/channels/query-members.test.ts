import type { QueryMembersPayload } from '@backchannel/chat-api/types';
import { ban, getOrCreateChannel, queryMembers, updateChannel } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
const params = { type: 'team', id: 'a' };
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd', 'dan');
  const members = ['cyd', 'ada', 'bob'].map((user_id) => ({ user_id }));
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', members } } });
});
afterEach(() => api.close());

const find = async (rest: Partial<QueryMembersPayload> = {}) => {
  const payload = { ...params, filter_conditions: {}, ...rest };
  return (await api.call(queryMembers, { query: { payload } })).members;
};
const ids = async (rest: Partial<QueryMembersPayload> = {}) =>
  (await find(rest)).map(({ user_id }) => user_id);

test('members come in the order in which they joined, or by id', async () => {
  await api.call(updateChannel, { params, body: { add_members: [{ user_id: 'dan' }] } });
  expect((await ids()).at(-1)).toBe('dan');
  expect(await ids({ sort: [{ field: 'user_id', direction: 1 }] })).toEqual(['ada', 'bob', 'cyd', 'dan']);
  expect(await ids({ sort: [{ field: 'user_id', direction: -1 }] })).toEqual(['dan', 'cyd', 'bob', 'ada']);
});

test('an offset counts what the filter has found: 1 of 3 leaves 2', async () => {
  await api.call(updateChannel, { params, body: { add_members: [{ user_id: 'dan' }] } });
  const found = { filter_conditions: { user_id: { $in: ['ada', 'bob', 'cyd'] } } };
  expect(await ids(found)).toHaveLength(3);
  expect(await ids({ ...found, offset: 1 })).toHaveLength(2);
});

test('a member comes with the user, the role, and whether invited or banned', async () => {
  await api.call(updateChannel, {
    params,
    body: { invites: [{ user_id: 'dan' }], add_moderators: ['bob'] },
  });
  await api.call(ban, { body: { target_user_id: 'cyd', banned_by_id: 'ada', channel_cid: 'team:a' } });
  const byId = Object.fromEntries((await find()).map((member) => [member.user_id, member]));
  expect(byId['ada']).toMatchObject({
    user: { id: 'ada', name: 'User ada' },
    channel_role: 'channel_member',
    banned: false,
    shadow_banned: false,
  });
  expect(byId['ada']).not.toHaveProperty('invited');
  expect(byId['bob']).toMatchObject({ channel_role: 'channel_moderator', is_moderator: true });
  expect(byId['cyd']).toMatchObject({ banned: true });
  expect(byId['dan']).toMatchObject({ invited: true });
});

test('the type and the filter must be there', async () => {
  for (const payload of [{ id: 'a', filter_conditions: {} }, params]) {
    const query = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    const { status, body } = await api.raw('GET', `/api/v2/chat/members?${query}`);
    expect([status, body.code]).toEqual([400, 4]);
  }
});
