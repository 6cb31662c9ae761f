import type { BodyOf } from '@backchannel/chat-api';
import {
  createRole,
  getOrCreateChannel,
  queryChannels,
  updateChannel,
  updateMemberPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
const params = { type: 'messaging', id: 'a' };
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd');
  const members = [{ user_id: 'ada' }, { user_id: 'bob', custom: { seat: 4, note: 'x' } }];
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', members } } });
});
afterEach(() => api.close());

const update = (body: BodyOf<typeof updateMemberPartial>, user_id = 'bob') =>
  api.call(updateMemberPartial, { params, query: { user_id }, body });

test('pins and archives the channel for one member, and takes it back', async () => {
  const pinned = (await update({ set: { pinned: true, archived: true } })).channel_member;
  expect(pinned?.pinned_at).toBeGreaterThan(0);
  expect(pinned?.archived_at).toBeGreaterThan(0);
  const find = async (user_id: string) =>
    (await api.call(queryChannels, { body: { user_id, filter_conditions: { pinned: true } } })).channels
      .length;
  expect([await find('bob'), await find('ada')]).toEqual([1, 0]);
  const after = (await update({ set: { pinned: false }, unset: ['archived'] })).channel_member;
  expect(after).not.toHaveProperty('pinned_at');
  expect(after).not.toHaveProperty('archived_at');
});

test('gives a role, and keeps everything else as custom data', async () => {
  const { channel_member: member } = await update({
    set: { channel_role: 'channel_moderator', seat: 5 },
    unset: ['note'],
  });
  expect(member).toMatchObject({ channel_role: 'channel_moderator', is_moderator: true });
  expect(member?.custom).toEqual({ seat: 5 });
  const plain = (await update({ unset: ['channel_role'] })).channel_member;
  expect(plain?.channel_role).toBe('channel_member');
});

test('reaches nested custom data by dotted keys', async () => {
  await update({ set: { 'desk.row': 3, 'desk.place': 'window' } });
  const { channel_member: member } = await update({ set: { 'desk.row': 4 }, unset: ['desk.place', 'note'] });
  expect(member?.custom).toEqual({ seat: 4, desk: { row: 4 } });
});

test('gives a role of the app’s own', async () => {
  await api.call(createRole, { body: { name: 'guide' } });
  expect((await update({ set: { channel_role: 'guide' } })).channel_member?.channel_role).toBe('guide');
});

test('no way of making a member takes a role that there is not, and nothing of the call happens', async () => {
  const guide = [{ user_id: 'cyd', channel_role: 'guide' }];
  const other = { type: 'messaging', id: 'b' };
  for (const call of [
    api.call(updateChannel, { params, body: { add_members: guide } }),
    api.call(updateChannel, { params, body: { invites: guide } }),
    api.call(updateChannel, { params, body: { assign_roles: [{ user_id: 'bob', channel_role: 'guide' }] } }),
    api.call(getOrCreateChannel, { params: other, body: { data: { created_by_id: 'ada', members: guide } } }),
  ])
    expect(await refusal(call)).toEqual([400, 4]);
  const { channels } = await api.call(queryChannels, { body: {} });
  expect(channels.map(({ channel }) => [channel?.id, channel?.member_count])).toEqual([['a', 2]]);
});

test.each([
  ['somebody who is no member', { set: { pinned: true } }, 'cyd'],
  ['nobody', { set: { pinned: true } }, ''],
  ['a wrong type', { set: { pinned: 'yes' } }, 'bob'],
  ['a role that there is not', { set: { channel_role: 'guide' } }, 'bob'],
  ['a fixed field', { set: { banned: true } }, 'bob'],
])('refuses %s', async (_, body, userId) => {
  expect(await refusal(update(body, userId))).toEqual([400, 4]);
});
