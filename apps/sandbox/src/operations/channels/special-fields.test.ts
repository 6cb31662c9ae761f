import {
  ban,
  blockUsers,
  getOrCreateChannel,
  hideChannel,
  markRead,
  muteChannel,
  queryChannels,
  sendMessage,
  updateChannel,
  updateMemberPartial,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

// The fields of a channel filter that are no columns. `ada` looks at eight channels; only `stranger` is without her.
let api: TestApi;
const at = (id: string) => ({ type: 'team', id });
const make = (id: string, members: string[], invites: string[] = []) =>
  api.call(getOrCreateChannel, {
    params: at(id),
    body: {
      data: {
        created_by_id: 'cyd',
        members: members.map((user_id) => ({ user_id })),
        invites: invites.map((user_id) => ({ user_id })),
      },
    },
  });
beforeAll(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd', 'dan');
  await make('plain', ['ada', 'bob']);
  await make('three', ['ada', 'bob', 'dan']);
  await make('stranger', ['bob', 'dan']);
  for (const id of ['pending', 'accepted', 'rejected']) await make(id, ['bob'], ['ada']);
  await api.call(updateChannel, { params: at('accepted'), body: { user_id: 'ada', accept_invite: true } });
  await api.call(updateChannel, { params: at('rejected'), body: { user_id: 'ada', reject_invite: true } });
  await make('hidden', ['ada', 'bob', 'cyd']);
  await make('blocked', ['ada', 'dan']);
  await make('mine', ['ada', 'cyd']);
  await api.call(hideChannel, { params: at('hidden'), body: { user_id: 'ada' } });
  await api.call(blockUsers, { body: { user_id: 'ada', blocked_user_id: 'dan' } });
  await api.call(muteChannel, { body: { user_id: 'ada', channel_cids: ['team:mine'] } });
  await api.call(updateMemberPartial, {
    params: at('mine'),
    query: { user_id: 'ada' },
    body: { set: { pinned: true, archived: true, channel_role: 'channel_moderator' } },
  });
  for (const id of ['plain', 'three'])
    await api.call(sendMessage, { params: at(id), body: { message: { text: 'x', user_id: 'bob' } } });
  await api.call(markRead, { params: at('three'), body: { user_id: 'ada' } });
});
afterAll(() => api.close());

const find = async (filter_conditions: Record<string, unknown>, user_id?: string) => {
  const sort = [{ field: 'created_at', direction: 1 }];
  const body = { filter_conditions, sort, limit: 30, ...(user_id !== undefined && { user_id }) };
  return (await api.call(queryChannels, { body })).channels.map(({ channel }) => channel?.id);
};

test.each<[field: string, filter: Record<string, unknown>, found: string[]]>([
  ['joined', { joined: true }, ['plain', 'three', 'accepted', 'mine']],
  ['not joined', { joined: false }, ['stranger', 'pending', 'rejected']],
  ['invite: pending', { invite: 'pending' }, ['pending']],
  ['invite: accepted', { invite: 'accepted' }, ['accepted']],
  ['invite: rejected', { invite: 'rejected' }, ['rejected']],
  ['hidden, which is also whom the user blocked', { hidden: true }, ['hidden', 'blocked']],
  ['blocked, which is hidden as well', { blocked: true, hidden: true }, ['blocked']],
  ['blocked alone: what is hidden stays so', { blocked: true }, []],
  ['muted', { muted: true }, ['mine']],
  ['pinned', { pinned: true }, ['mine']],
  ['archived', { archived: true }, ['mine']],
  ['has_unread', { has_unread: true }, ['plain']],
  ['channel_role', { channel_role: 'channel_moderator' }, ['mine']],
  ['one of several roles', { channel_role: { $in: ['channel_moderator', 'none'] } }, ['mine']],
  [
    'nothing: all but what is hidden',
    { type: 'team' },
    'plain three stranger pending accepted rejected mine'.split(' '),
  ],
])('for one user, %s', async (_, filter, found) => {
  expect(await find(filter, 'ada')).toEqual(found);
});

test.each(['joined', 'hidden', 'muted', 'pinned', 'archived', 'blocked', 'has_unread'])(
  'nobody’s `%s` is refused',
  async (field) => {
    expect(await refusal(find({ [field]: true }))).toEqual([400, 4]);
    expect(await refusal(find({ $or: [{ type: 'team' }, { [field]: true }] }))).toEqual([400, 4]);
  },
);

test('nobody’s `invite` and `channel_role` are refused, and so is what an invitation cannot be', async () => {
  expect(await refusal(find({ invite: 'pending' }))).toEqual([400, 4]);
  expect(await refusal(find({ channel_role: 'channel_member' }))).toEqual([400, 4]);
  expect(await refusal(find({ invite: 'forgotten' }, 'ada'))).toEqual([400, 4]);
  expect(await refusal(find({ has_unread: false }, 'ada'))).toEqual([400, 4]);
});

describe('for the server, without a user', () => {
  test('nothing is hidden', async () => {
    expect(await find({ type: 'team' })).toHaveLength(9);
  });

  test('`members`: one of a list, or exactly these', async () => {
    expect(await find({ members: { $in: ['cyd', 'nobody'] } })).toEqual(['hidden', 'mine']);
    expect(await find({ members: { $eq: ['bob', 'ada'] } })).toEqual([
      'plain',
      'pending',
      'accepted',
      'rejected',
    ]);
    expect(await find({ members: ['ada', 'bob', 'dan'] })).toEqual(['three']);
    expect(await find({ members: ['ada'] })).toEqual([]);
  });

  test('`member.user.name`: of any member, whole or by its beginning', async () => {
    expect(await find({ 'member.user.name': 'User cyd' })).toEqual(['hidden', 'mine']);
    expect(await find({ 'member.user.name': { $autocomplete: 'CY' } })).toEqual(['hidden', 'mine']);
    expect(await find({ 'member.user.name': 'cyd' })).toEqual([]);
  });

  test('`distinct`: by the ids that channels of their members have', async () => {
    const data = { created_by_id: 'ada', members: [{ user_id: 'ada' }, { user_id: 'bob' }] };
    await api.raw('POST', '/api/v2/chat/channels/messaging/query', { body: { data } });
    const [own, ...others] = await find({ distinct: true });
    expect([own, others]).toEqual([expect.stringMatching(/^!members-/), []]);
    expect(await find({ distinct: false })).toHaveLength(9);
  });

  test('`filter_tags`: one tag, or one of several', async () => {
    await api.call(updateChannel, { params: at('plain'), body: { add_filter_tags: ['vip', 'eu'] } });
    await api.call(updateChannel, { params: at('three'), body: { add_filter_tags: ['us'] } });
    expect(await find({ filter_tags: 'vip' })).toEqual(['plain']);
    expect(await find({ filter_tags: { $in: ['eu', 'us', 'none'] } })).toEqual(['plain', 'three']);
    expect(await find({ filter_tags: { $in: ['VIP'] } })).toEqual([]);
  });

  test('`last_updated`: the later of creation and last message', async () => {
    const { channels } = await api.call(queryChannels, { body: { filter_conditions: { id: 'plain' } } });
    const { last_message_at: last = 0 } = channels[0]?.channel ?? {};
    expect(await find({ id: { $in: ['plain', 'mine'] }, last_updated: { $gte: last } })).toEqual(['plain']);
    const made = { id: { $in: ['plain', 'mine'] }, last_updated: { $gt: '2020-01-01T00:00:00Z' } };
    expect(await find(made)).toEqual(['plain', 'mine']);
  });
});

test('`app_banned` leaves out channels of two, one of whom is banned from the app, or has these alone', async () => {
  await api.call(ban, { body: { target_user_id: 'cyd', banned_by_id: 'ada' } });
  const both = { id: { $in: ['plain', 'mine', 'hidden'] } };
  expect(await find({ ...both, app_banned: 'only' })).toEqual(['mine']);
  expect(await find({ ...both, app_banned: 'excluded' })).toEqual(['plain', 'hidden']);
  expect(await refusal(find({ app_banned: 'all' }))).toEqual([400, 4]);
  await api.raw('POST', '/api/v2/moderation/unban?target_user_id=cyd', { body: {} });
  expect(await find({ ...both, app_banned: 'only' })).toEqual([]);
});
