import type { BodyOf } from '@backchannel/chat-api';
import {
  channelBatchUpdate,
  getOrCreateChannel,
  getOrCreateDistinctChannel,
  queryChannels,
  createRole,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';
import { taskEnd } from '../../test/tasks.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd');
  const members = [{ user_id: 'ada' }, { user_id: 'bob' }];
  for (const [type, id] of [
    ['messaging', 'a'],
    ['messaging', 'b'],
    ['team', 'c'],
  ] as const) {
    const data = { created_by_id: 'ada', members, custom: { name: id } };
    await api.call(getOrCreateChannel, { params: { type, id }, body: { data } });
  }
});
afterEach(() => api.close());

const batch = async (body: BodyOf<typeof channelBatchUpdate>) =>
  taskEnd(api, (await api.call(channelBatchUpdate, { body })).task_id);
const channels = async (user_id?: string, filter_conditions = {}) => {
  const body = { filter_conditions, ...(user_id !== undefined && { user_id }) };
  return (await api.call(queryChannels, { body })).channels.map(({ channel }) => channel);
};
const members = [{ user_id: 'cyd' }];

test('changes every channel of the types, and tells how many', async () => {
  const filter = { types: { $in: ['messaging'] } };
  const task = await batch({ operation: 'addMembers', filter, members });
  expect(task.result).toMatchObject({
    operation: 'addMembers',
    status: 'completed',
    success_channels_count: 2,
    failed_channels: [],
    task_id: task.task_id,
    batch_created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    finished_at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  const found = await channels(undefined, { members: { $in: ['cyd'] } });
  expect(found.map((channel) => channel?.type)).toEqual(['messaging', 'messaging']);
});

test('a channel that is refused is told with its reason, and leaves the others alone', async () => {
  const data = { created_by_id: 'ada', members: [{ user_id: 'ada' }, { user_id: 'bob' }] };
  const { channel } = await api.call(getOrCreateDistinctChannel, {
    params: { type: 'messaging' },
    body: { data },
  });
  const cids = ['messaging:a', channel?.cid ?? '', 'messaging:none'];
  const task = await batch({ operation: 'invites', filter: { cids: { $in: cids } }, members });
  expect(task).toMatchObject({
    status: 'completed',
    result: {
      success_channels_count: 1,
      failed_channels: [
        { reason: expect.stringContaining('cannot invite members'), cids: [channel?.cid] },
        { reason: "Can't find channel with id messaging:none", cids: ['messaging:none'] },
      ],
    },
  });
});

test('invites under both names, in channels that fit ids and types together', async () => {
  const invited = async (operation: 'invites' | 'inviteMembers', id: string) => {
    const cids = { $in: ['messaging:a', 'messaging:b', 'team:c'].filter((cid) => cid.endsWith(id)) };
    await batch({ operation, filter: { cids, types: { $in: ['messaging'] } }, members });
    const body = { filter_conditions: { invite: 'pending' }, user_id: 'cyd' };
    const { channels: found } = await api.call(queryChannels, { body });
    return new Set(found.map(({ channel }) => channel?.cid));
  };
  expect(await invited('invites', 'a')).toEqual(new Set(['messaging:a']));
  expect(await invited('inviteMembers', 'b')).toEqual(new Set(['messaging:a', 'messaging:b']));
  expect(await invited('inviteMembers', 'c')).toEqual(new Set(['messaging:a', 'messaging:b']));
});

test('updateData changes what is given, custom data key by key', async () => {
  const data = { frozen: true, custom: { color: 'red' }, team: 'blue' };
  await batch({ operation: 'updateData', filter: { cids: { $eq: 'team:c' } }, data });
  const [channel] = await channels(undefined, { cid: 'team:c' });
  expect(channel).toMatchObject({ frozen: true, team: 'blue', custom: { name: 'c', color: 'red' } });
});

test('updateData has more than that, and leaves what it does not name', async () => {
  const filter = { cids: { $in: ['messaging:a', 'messaging:b'] } };
  const data = {
    disabled: true,
    auto_translation_enabled: true,
    auto_translation_language: 'de',
    config_overrides: { replies: false },
  };
  await batch({ operation: 'updateData', filter, data });
  await batch({ operation: 'updateData', filter, data: { frozen: true } });
  for (const channel of await channels(undefined, { type: 'messaging' }))
    expect(channel).toMatchObject({
      disabled: true,
      frozen: true,
      auto_translation_enabled: true,
      auto_translation_language: 'de',
      config: { replies: false },
      custom: { name: channel?.id },
    });
  expect((await channels(undefined, { cid: 'team:c' }))[0]).toMatchObject({ disabled: false, frozen: false });
});

test('hides, shows, archives and unarchives for the listed members', async () => {
  const filter = { types: { $eq: 'messaging' } };
  const bob = [{ user_id: 'bob' }];
  const count = async (conditions: object) => (await channels('bob', conditions)).length;
  await batch({ operation: 'hide', filter, members: bob });
  expect([await count({}), await count({ hidden: true })]).toEqual([1, 2]);
  await batch({ operation: 'show', filter, members: bob });
  await batch({ operation: 'archive', filter, members: bob });
  expect(await count({ archived: true })).toBe(2);
  await batch({ operation: 'unarchive', filter, members: bob });
  expect(await count({ archived: true })).toBe(0);
  const strangers = await batch({ operation: 'hide', filter, members });
  expect(strangers.result).toMatchObject({ success_channels_count: 0 });
});

test('makes moderators, gives roles, and removes members', async () => {
  const filter = { cids: { $eq: 'team:c' } };
  const roleOf = async (id: string) => {
    const { body } = await api.raw('GET', '/api/v2/chat/channels/team/c');
    const list = body['members'] as { user_id: string; channel_role: string }[];
    return list.find((member) => member.user_id === id)?.channel_role;
  };
  await batch({ operation: 'addModerators', filter, members });
  expect(await roleOf('cyd')).toBe('channel_moderator');
  await batch({ operation: 'demoteModerators', filter, members });
  expect(await roleOf('cyd')).toBe('channel_member');
  const asGuide = [{ user_id: 'cyd', channel_role: 'guide' }];
  const refused = await batch({ operation: 'assignRoles', filter, members: asGuide });
  expect(refused.result).toMatchObject({ failed_channels: [{ cids: ['team:c'] }] });
  await api.call(createRole, { body: { name: 'guide' } });
  await batch({ operation: 'assignRoles', filter, members: asGuide });
  expect(await roleOf('cyd')).toBe('guide');
  await batch({ operation: 'removeMembers', filter, members });
  expect(await roleOf('cyd')).toBeUndefined();
});

test.each([
  ['a filter of nothing', { operation: 'addMembers' as const, filter: {}, members }],
  ['a bare list', { operation: 'addMembers' as const, filter: { cids: ['messaging:a'] }, members }],
  ['another field', { operation: 'addMembers' as const, filter: { team: { $eq: 'x' } }, members }],
  ['another operator', { operation: 'addMembers' as const, filter: { cids: { $ne: 'x' } }, members }],
  ['nobody', { operation: 'hide' as const, filter: { types: { $eq: 'team' } } }],
  ['no data', { operation: 'updateData' as const, filter: { types: { $eq: 'team' } } }],
])('refuses %s', async (_, body) => {
  expect(await refusal(api.call(channelBatchUpdate, { body }))).toEqual([400, 4]);
});
