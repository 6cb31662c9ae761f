import type { QueryMembersPayload } from '@backchannel/chat-api/types';
import {
  ban,
  deactivateUser,
  getOrCreateChannel,
  queryMembers,
  updateChannel,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

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

test('names of a filter are fields first, then custom data of the member, then of the user', async () => {
  const users = [
    { id: 'ada', set: { email: 'ada@x.org', seat: 9, floor: 2, 'desk.row': 1 } },
    { id: 'bob', set: { email: 'bob@y.org', seat: 9 } },
  ];
  expect((await api.raw('PATCH', '/api/v2/users', { body: { users } })).status).toBe(200);
  await api.raw('PATCH', '/api/v2/chat/channels/team/a/member?user_id=ada', { body: { set: { seat: 4 } } });
  const found = (filter: Record<string, unknown>) => ids({ filter_conditions: filter });
  expect(await found({ name: 'User ada' })).toEqual(['ada']);
  expect(await found({ name: { $q: 'bob' } })).toEqual(['bob']);
  expect(await found({ 'user.email': 'ada@x.org' })).toEqual(['ada']);
  expect(await found({ 'user.email': { $in: ['ada@x.org', 'bob@y.org'] } })).toEqual(['ada', 'bob']);
  expect(await found({ 'user.email': { $autocomplete: 'bob' } })).toEqual(['bob']);
  expect(await found({ seat: 4 })).toEqual(['ada']);
  expect(await found({ seat: 9 })).toEqual(['bob']);
  expect(await found({ floor: { $gte: 2 } })).toEqual(['ada']);
  expect(await found({ 'desk.row': 1 })).toEqual(['ada']);
  expect(await found({ cid: 'team:a' })).toHaveLength(3);
  expect(await found({ cid: 'team:b' })).toEqual([]);
});

test('members are found by what they are in the channel, and by their user’s state', async () => {
  await api.call(updateChannel, {
    params,
    body: { invites: [{ user_id: 'dan' }], add_moderators: ['bob'] },
  });
  await api.call(ban, { body: { target_user_id: 'cyd', banned_by_id: 'ada', channel_cid: 'team:a' } });
  await api.call(deactivateUser, { params: { user_id: 'ada' }, body: {} });
  const found = (filter: Record<string, unknown>) =>
    ids({ filter_conditions: filter, sort: [{ field: 'user_id', direction: 1 }] });
  expect(await found({ invite: 'pending' })).toEqual(['dan']);
  expect(await found({ joined: true })).toEqual(['ada', 'bob', 'cyd']);
  expect(await found({ joined: false })).toEqual(['dan']);
  expect(await found({ banned: true })).toEqual(['cyd']);
  expect(await found({ is_moderator: true })).toEqual(['bob']);
  expect(await found({ channel_role: { $in: ['channel_moderator'] } })).toEqual(['bob']);
  expect(await found({ notifications_muted: false })).toHaveLength(4);
  expect(await found({ 'user.nd_deactivated': true })).toEqual(['ada']);
  expect(await found({ 'user.nd_deactivated': false })).toEqual(['bob', 'cyd', 'dan']);
});

test('a list is sorted by one field', async () => {
  const sort = ['created_at', 'user_id'].map((field) => ({ field, direction: 1 }));
  expect(await refusal(find({ sort }))).toEqual([400, 4]);
});

test('a list is sorted by nothing but when members joined and by their ids', async () => {
  for (const field of ['updated_at', 'name', 'last_active', 'channel_role', 'colour'])
    expect([field, await refusal(find({ sort: [{ field, direction: 1 }] }))]).toEqual([field, [400, 4]]);
});

test('the type and the filter must be there', async () => {
  for (const payload of [{ id: 'a', filter_conditions: {} }, params]) {
    const query = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    const { status, body } = await api.raw('GET', `/api/v2/chat/members?${query}`);
    expect([status, body.code]).toEqual([400, 4]);
  }
});
