import { setTimeout as wait } from 'node:timers/promises';
import { toMillis } from '@backchannel/chat-api';
import type { BodyOf } from '@backchannel/chat-api';
import {
  getChannel,
  getOrCreateChannel,
  queryChannels,
  queryMembers,
  sendMessage,
  updateChannel,
  createRole,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
const params = { type: 'messaging', id: 'a' };
beforeEach(async () => {
  api = await startApi();
  await api.call(createRole, { body: { name: 'guide' } });
  await api.users('ada', 'bob', 'cyd', 'dan');
  const data = {
    created_by_id: 'ada',
    members: [{ user_id: 'ada' }, { user_id: 'bob' }],
    custom: { name: 'A', color: 'red' },
    team: 'blue',
    frozen: true,
  };
  await api.call(getOrCreateChannel, { params, body: { data } });
});
afterEach(() => api.close());

const update = (body: BodyOf<typeof updateChannel>) => api.call(updateChannel, { params, body });
const roles = async () => {
  const payload = { ...params, filter_conditions: {} };
  const { members } = await api.call(queryMembers, { query: { payload } });
  return Object.fromEntries(members.map((member) => [member.user_id, member.channel_role]));
};

describe('data', () => {
  test('replaces custom data and the channel’s own fields; what is left out is gone', async () => {
    const { channel, members } = await update({ data: { custom: { name: 'B' } } });
    expect(channel).toMatchObject({ custom: { name: 'B' }, frozen: false });
    expect(channel).not.toHaveProperty('team');
    expect(members.map((member) => member.user_id)).toEqual(['ada', 'bob']);
    expect((await api.call(getChannel, { params })).channel).toEqual(channel);
  });

  test('stays as it is when the call has none', async () => {
    const { channel } = await update({ add_members: [{ user_id: 'cyd' }] });
    expect(channel).toMatchObject({ custom: { name: 'A', color: 'red' }, team: 'blue', frozen: true });
  });

  test('over 5 kB is refused, and nothing of the call happens', async () => {
    const body = { data: { custom: { long: 'x'.repeat(6000) } }, add_members: [{ user_id: 'cyd' }] };
    expect(await refusal(update(body))).toEqual([400, 4]);
    expect(await roles()).toEqual({ ada: 'channel_member', bob: 'channel_member' });
  });

  test('of a channel that is not there is 404', async () => {
    const call = api.call(updateChannel, { params: { type: 'messaging', id: 'none' }, body: { data: {} } });
    expect(await refusal(call)).toEqual([404, 16]);
  });
});

test('all of an update goes in one call, and answers every member', async () => {
  const { channel, members, message } = await update({
    data: { custom: { name: 'B' } },
    remove_members: ['bob'],
    add_members: [{ user_id: 'cyd' }],
    add_moderators: ['ada'],
    assign_roles: [{ user_id: 'cyd', channel_role: 'guide' }],
    invites: [{ user_id: 'dan' }],
    add_filter_tags: ['x'],
    cooldown: 30,
    message: { text: 'All new', user_id: 'ada' },
  });
  expect(channel).toMatchObject({ custom: { name: 'B' }, filter_tags: ['x'], cooldown: 30, member_count: 3 });
  expect(members.map(({ user_id, channel_role, status }) => [user_id, channel_role, status])).toEqual([
    ['ada', 'channel_moderator', 'member'],
    ['cyd', 'guide', 'member'],
    ['dan', 'channel_member', 'invited'],
  ]);
  expect(message).toMatchObject({ type: 'system', text: 'All new' });
});

describe('tags and cooldown', () => {
  test('tags are a union without the removed ones; a cooldown of 0 takes it away', async () => {
    await update({ add_filter_tags: ['x', 'y'], cooldown: 30 });
    const { channel } = await update({ add_filter_tags: ['y', 'z'], remove_filter_tags: ['x'] });
    expect(channel).toMatchObject({ filter_tags: ['y', 'z'], cooldown: 30 });
    expect((await update({ cooldown: 0 })).channel).not.toHaveProperty('cooldown');
  });

  test.each([
    ['a cooldown over two minutes', { cooldown: 121 }],
    ['eleven new tags', { add_filter_tags: Array.from({ length: 11 }, (_, n) => `t${n}`) }],
    ['eleven tags to remove', { remove_filter_tags: Array.from({ length: 11 }, (_, n) => `t${n}`) }],
  ])('%s is refused', async (_, body) => {
    expect(await refusal(update(body))).toEqual([400, 4]);
  });
});

describe('members', () => {
  test('come and go; adding a member again only gives the role that comes with it', async () => {
    const { members } = await update({
      add_members: [
        { user_id: 'cyd', custom: { seat: 4 } },
        { user_id: 'bob', channel_role: 'guide' },
      ],
    });
    expect(members.find((member) => member.user_id === 'cyd')?.custom).toEqual({ seat: 4 });
    expect(await roles()).toMatchObject({ bob: 'guide', cyd: 'channel_member' });
    const { channel } = await update({ remove_members: ['cyd', 'dan'] });
    expect(channel?.member_count).toBe(2);
  });

  test('who is added again keeps custom data, reading, and when they came', async () => {
    const [ada] = (await update({ add_members: [{ user_id: 'cyd', custom: { seat: 4 } }] })).members;
    await api.call(sendMessage, { params, body: { message: { text: 'x', user_id: 'ada' } } });
    const again = [{ user_id: 'ada' }, { user_id: 'cyd', custom: { seat: 5 } }];
    const { members } = await update({ add_members: again });
    expect(members[0]).toEqual(ada);
    expect(members.map((member) => member.custom)).toEqual([{}, {}, { seat: 4 }]);
    const { read } = await api.call(getChannel, { params });
    expect(read?.map((entry) => entry.unread_messages)).toEqual([0, 1, 1]);
  });

  test('who does not exist cannot be added, in the API’s words', async () => {
    await expect(update({ add_members: [{ user_id: 'nobody' }] })).rejects.toMatchObject({
      code: 4,
      message: 'UpdateChannel failed with error: "could not find user nobody from add_members"',
    });
  });

  test('moderators are made members, and demoted they stay so', async () => {
    const { members } = await update({ add_moderators: ['bob', 'cyd'] });
    expect(members.find((member) => member.user_id === 'cyd')).toMatchObject({
      is_moderator: true,
      channel_role: 'channel_moderator',
      role: 'moderator',
    });
    const after = await update({ demote_moderators: ['cyd'] });
    const cyd = after.members.find((member) => member.user_id === 'cyd');
    expect(cyd).toMatchObject({ channel_role: 'channel_member', role: 'member' });
    expect(cyd).not.toHaveProperty('is_moderator');
    expect(await refusal(update({ demote_moderators: ['dan'] }))).toEqual([400, 4]);
  });

  test('roles go to members only', async () => {
    await update({ assign_roles: [{ user_id: 'bob', channel_role: 'channel_moderator' }] });
    expect(await roles()).toMatchObject({ bob: 'channel_moderator' });
    const stranger = { assign_roles: [{ user_id: 'dan', channel_role: 'channel_moderator' }] };
    expect(await refusal(update(stranger))).toEqual([400, 4]);
  });

  test('see only what comes after they joined when the history is hidden from them', async () => {
    const send = (text: string) =>
      api.call(sendMessage, { params, body: { message: { text, user_id: 'ada' } } });
    const seenBy = async (user_id: string) => {
      const { channels } = await api.call(queryChannels, { body: { user_id } });
      return channels[0]?.messages.map(({ text }) => text);
    };
    await send('before');
    await update({ add_members: [{ user_id: 'cyd' }], hide_history: true });
    await update({
      add_members: [{ user_id: 'dan' }],
      hide_history_before: new Date('2001-01-01T00:00:00Z'),
    });
    await send('after');
    expect(await seenBy('cyd')).toEqual(['after']);
    expect(await seenBy('dan')).toEqual(['before', 'after']);
    const both = { hide_history: true, hide_history_before: new Date('2001-01-01T00:00:00Z') };
    await update({ remove_members: ['cyd'] });
    await update({ add_members: [{ user_id: 'cyd' }], ...both });
    expect(await seenBy('cyd')).toEqual(['before', 'after']);
    // So that the millisecond in which it is sent is later than that of the one before.
    await wait(5);
    const { message } = await send('last');
    await update({ remove_members: ['cyd'] });
    const from = { hide_history_before: new Date(toMillis(message.created_at)) };
    await update({ add_members: [{ user_id: 'cyd' }], hide_history: true, ...from });
    expect(await seenBy('cyd')).toEqual(['last']);
    expect(await seenBy('dan')).toEqual(['before', 'after', 'last']);
    const future = { hide_history_before: new Date(Date.now() + 60_000) };
    expect(await refusal(update(future))).toEqual([400, 4]);
  });
});

describe('invitations', () => {
  test('are accepted or rejected by who got them, and by nobody else', async () => {
    await update({ invites: [{ user_id: 'cyd' }, { user_id: 'dan' }] });
    const accepted = await update({ accept_invite: true, user_id: 'cyd' });
    const rejected = await update({ reject_invite: true, user_id: 'dan' });
    const of = (answer: typeof accepted, id: string) =>
      answer.members.find((member) => member.user_id === id);
    expect(of(accepted, 'cyd')).toMatchObject({ invited: true, status: 'accepted' });
    expect(of(accepted, 'cyd')?.invite_accepted_at).toBeGreaterThan(0);
    expect(of(rejected, 'dan')).toMatchObject({ invited: true, status: 'rejected' });
    expect(of(rejected, 'dan')?.invite_rejected_at).toBeGreaterThan(0);
    await update({ remove_members: ['dan'] });
    for (const answer of [{ accept_invite: true }, { reject_invite: true }])
      for (const user_id of ['bob', 'dan'])
        expect(await refusal(update({ ...answer, user_id }))).toEqual([400, 4]);
    expect(await refusal(update({ accept_invite: true }))).toEqual([400, 4]);
  });

  test('nothing is unread before the invitation is accepted', async () => {
    await update({ invites: [{ user_id: 'cyd' }] });
    const unread = async () => {
      const { read = [] } = await api.call(getChannel, { params });
      return read.find((entry) => entry.user.id === 'cyd')?.unread_messages;
    };
    await api.call(sendMessage, { params, body: { message: { text: 'x', user_id: 'ada' } } });
    expect(await unread()).toBe(0);
    await update({ accept_invite: true, user_id: 'cyd' });
    await api.call(sendMessage, { params, body: { message: { text: 'y', user_id: 'ada' } } });
    expect(await unread()).toBe(1);
  });
});

test('a message announces the update as a system message of its author', async () => {
  const { message } = await update({ data: {}, message: { text: 'Renamed' }, user_id: 'bob' });
  expect(message).toMatchObject({ type: 'system', text: 'Renamed', user: { id: 'bob' } });
  expect(await refusal(update({ data: {}, message: { text: 'By nobody' } }))).toEqual([400, 4]);
});
