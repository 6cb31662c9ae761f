import { setTimeout as wait } from 'node:timers/promises';
import type { BodyOf } from '@backchannel/chat-api';
import {
  ban,
  getOrCreateChannel,
  queryBannedUsers,
  queryFutureChannelBans,
  queryMembers,
  queryUsers,
  unban,
} from '@backchannel/chat-api/operations';
import type { QueryBannedUsersPayload } from '@backchannel/chat-api/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

type Ban = BodyOf<typeof ban>;
const banBob = (body: Partial<Ban> = {}) =>
  talk.api.call(ban, { body: { target_user_id: 'bob', banned_by_id: 'ada', ...body } });
const lift = (query: object = {}, body: object = { unbanned_by_id: 'ada' }) =>
  talk.api.call(unban, { query: { target_user_id: 'bob', ...query }, body });
const bans = async (payload: Partial<QueryBannedUsersPayload> = {}) =>
  (await talk.api.call(queryBannedUsers, { query: { payload: { filter_conditions: {}, ...payload } } })).bans;
const bob = async () => {
  const payload = { filter_conditions: { id: 'bob' } };
  return (await talk.api.call(queryUsers, { query: { payload } })).users[0];
};
const member = async (id: string, channel = 'a', type = 'team') => {
  const payload = { type, id: channel, filter_conditions: { user_id: id } };
  return (await talk.api.call(queryMembers, { query: { payload } })).members[0];
};
const say = (userId: string, channel = 'a') =>
  talk.as(userId, 'POST', `/api/v2/chat/channels/team/${channel}/message`, { message: { text: 'x' } });

test('an app ban marks the user, binds their token and not the server, and is lifted by query parameters', async () => {
  expect(await banBob({ reason: 'spam', timeout: 60 })).toEqual({ duration: expect.any(String) as string });
  const user = await bob();
  expect(user).toMatchObject({ banned: true, shadow_banned: false });
  expect(user?.ban_expires).toBeGreaterThan(0);
  expect((await say('bob')).body).toMatchObject({ StatusCode: 403, code: 17 });
  expect((await talk.send('by the server', { user_id: 'bob' })).shadowed).toBe(false);
  const [row, ...others] = await bans();
  expect(others).toEqual([]);
  expect(row).toMatchObject({ user: { id: 'bob' }, banned_by: { id: 'ada' }, reason: 'spam' });
  expect(row).not.toHaveProperty('channel');
  expect(row).not.toHaveProperty('shadow');
  expect(await lift()).toEqual({ duration: expect.any(String) as string });
  expect(await bans()).toEqual([]);
  expect(await bob()).toMatchObject({ banned: false });
  expect(await bob()).not.toHaveProperty('ban_expires');
  expect((await say('bob')).status).toBe(201);
});

test('a channel ban marks the member, and holds in that channel alone', async () => {
  const params = { type: 'team', id: 'b' };
  const members = [{ user_id: 'bob' }];
  await talk.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', members } } });
  await banBob({ channel_cid: 'team:a' });
  expect(await member('bob')).toMatchObject({ banned: true, shadow_banned: false });
  expect(await member('bob', 'b')).toMatchObject({ banned: false });
  expect(await bob()).toMatchObject({ banned: false });
  expect([(await say('bob')).status, (await say('bob', 'b')).status]).toEqual([403, 201]);
  const [row] = await bans({ filter_conditions: { channel_cid: 'team:a' } });
  expect(row).toMatchObject({ channel: { cid: 'team:a' }, user: { id: 'bob' } });
  expect(await bans({ filter_conditions: { channel_cid: 'team:b' } })).toEqual([]);
  await lift({ channel_cid: 'team:a' });
  expect(await member('bob')).toMatchObject({ banned: false });
});

test('a ban of an address is taken as one of its user, and its end is told with the user or the member', async () => {
  await talk.clock('2040-01-01T00:00:00Z');
  const inTenMinutes = Date.parse('2040-01-01T00:10:00Z') * 1e6;
  await banBob({ timeout: 10, ip_ban: true });
  const byUser = (await bob())?.ban_expires ?? 0;
  await banBob({ timeout: 10, ip_ban: true, channel_cid: 'team:a' });
  const byMember = (await member('bob'))?.ban_expires ?? 0;
  for (const end of [byUser, byMember]) {
    expect(end).toBeGreaterThanOrEqual(inTenMinutes);
    expect(end).toBeLessThan(inTenMinutes + 60e9);
  }
  expect((await bans()).map((row) => row.expires)).toEqual([byMember, byUser]);
  await banBob({ channel_cid: 'team:a' });
  expect(await member('bob')).not.toHaveProperty('ban_expires');
});

test('who is no member can be banned from a channel, and is when they join', async () => {
  await talk.api.call(ban, {
    body: { target_user_id: 'cyd', banned_by_id: 'ada', channel_cid: 'team:a' },
  });
  const invited = await talk.as('ada', 'POST', '/api/v2/chat/channels/team/a', {
    add_members: [{ user_id: 'cyd' }],
  });
  expect([invited.status, (await say('cyd')).status]).toEqual([201, 403]);
  expect(await member('cyd')).toMatchObject({ banned: true });
});

test('banning again replaces the ban, also one in the shadow', async () => {
  await banBob({ timeout: 5, reason: 'first' });
  await banBob({ shadow: true });
  expect(await bob()).toMatchObject({ banned: false, shadow_banned: true });
  expect(await bob()).not.toHaveProperty('ban_expires');
  const [row, ...others] = await bans();
  expect([row?.shadow, row?.reason, others.length]).toEqual([true, undefined, 0]);
  expect((await talk.send('unseen', { user_id: 'bob' })).shadowed).toBe(true);
  const own = await say('bob');
  expect(own.status).toBe(201);
});

test('a ban ends by the clock: nobody is bound or marked, the list remembers it unless told not to', async () => {
  await talk.clock('2040-01-01T00:00:00Z');
  await banBob({ timeout: 10 });
  await banBob({ timeout: 20, channel_cid: 'team:a' });
  await talk.clock('2040-01-01T00:10:01Z');
  expect(await bob()).toMatchObject({ banned: false });
  expect(await member('bob')).toMatchObject({ banned: true });
  expect((await bans({ exclude_expired_bans: true })).map((row) => row.channel?.cid)).toEqual(['team:a']);
  await talk.clock('2040-01-01T00:20:01Z');
  expect(await member('bob')).toMatchObject({ banned: false });
  expect((await say('bob')).status).toBe(201);
  expect(await bans({ exclude_expired_bans: true })).toEqual([]);
  expect(await bans()).toHaveLength(2);
});

test('the list is newest first, sorts, pages and filters', async () => {
  for (const [target, by] of [
    ['ada', 'cyd'],
    ['bob', 'ada'],
    ['cyd', 'bob'],
  ] as const)
    await talk.api.call(ban, { body: { target_user_id: target, banned_by_id: by, reason: `of ${target}` } });
  const ids = async (payload: Partial<QueryBannedUsersPayload>) =>
    (await bans(payload)).map((row) => row.user?.id);
  expect(await ids({})).toEqual(['cyd', 'bob', 'ada']);
  expect(await ids({ sort: [{ field: 'created_at', direction: 1 }] })).toEqual(['ada', 'bob', 'cyd']);
  expect(await ids({ limit: 1, offset: 1 })).toEqual(['bob']);
  expect(await ids({ filter_conditions: { banned_by_id: { $in: ['ada', 'bob'] } } })).toEqual(['cyd', 'bob']);
  expect(await ids({ filter_conditions: { reason: { $autocomplete: 'cy' } } })).toEqual(['cyd']);
  expect(await refusal(bans({ filter_conditions: { shadow: true } }))).toEqual([400, 4]);
  expect(await refusal(bans({ limit: 301 }))).toEqual([400, 4]);
});

test('the list needs a filter, and sorts by one field', async () => {
  const bare = await talk.api.raw('GET', '/api/v2/chat/query_banned_users?payload=%7B%7D');
  expect([bare.status, bare.body.code]).toEqual([400, 4]);
  const sort = ['created_at', 'user_id'].map((field) => ({ field, direction: 1 }));
  expect(await refusal(bans({ sort }))).toEqual([400, 4]);
});

test('a ban deletes what was written: softly, beyond recall, or for good, and only there', async () => {
  const softly = await talk.send('softly', { user_id: 'bob' });
  const gone = async (id: string, type: string) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const reply = await talk.api.raw('GET', `/api/v2/chat/messages/${id}?show_deleted_message=true`);
      const { message } = reply.body as { message?: { type: string; text: string } };
      if (message?.type === 'deleted' || reply.status === 404)
        return [message?.type ?? 'none', message?.text ?? ''];
      await wait(5);
    }
    throw new Error(`${id} is not ${type}`);
  };
  await banBob({ delete_messages: 'soft', channel_cid: 'team:a' });
  expect(await gone(softly.id, 'soft')).toEqual(['deleted', 'softly']);
  const pruned = await talk.send('pruned', { user_id: 'bob' });
  await banBob({ delete_messages: 'pruning' });
  expect(await gone(pruned.id, 'pruned')).toEqual(['deleted', '']);
  const hard = await talk.send('hard', { user_id: 'bob' });
  const hers = await talk.send('hers');
  await banBob({ delete_messages: 'hard' });
  expect(await gone(hard.id, 'hard')).toEqual(['none', '']);
  expect((await talk.get(hers.id)).type).toBe('regular');
});

test('banned from future channels, somebody is banned in whatever its creator makes next', async () => {
  const future = async (payload: object) => talk.api.call(queryFutureChannelBans, { query: { payload } });
  await talk.api.raw('POST', '/api/v2/moderation/ban', {
    body: {
      target_user_id: 'bob',
      banned_by_id: 'ada',
      channel_cid: 'team:a',
      ban_from_future_channels: true,
      timeout: 60,
    },
  });
  expect(await member('bob')).toMatchObject({ banned: true, ban_from_future_channels: true });
  const make = (id: string, by: string) =>
    talk.api.call(getOrCreateChannel, {
      params: { type: 'team', id },
      body: { data: { created_by_id: by, members: [{ user_id: 'bob' }] } },
    });
  await make('hers', 'ada');
  await make('others', 'cyd');
  expect(await member('bob', 'hers')).toMatchObject({ banned: true, ban_from_future_channels: true });
  expect((await member('bob', 'hers'))?.future_channel_ban_expires).toBeGreaterThan(0);
  expect(await member('bob', 'others')).toMatchObject({ banned: false });
  const { bans: hers, total } = await future({ user_id: 'ada', include_total: true });
  expect([hers[0]?.user?.id, hers[0]?.banned_by?.id, total]).toEqual(['bob', 'ada', 1]);
  const about = await future({ target_user_id: 'bob' });
  expect(about.bans).toHaveLength(1);
  expect(about.bans[0]).not.toHaveProperty('user');
  expect((await future({ target_user_id: 'cyd' })).bans).toEqual([]);
  expect(about).not.toHaveProperty('total');
  expect((await future({ user_id: 'cyd' })).bans).toEqual([]);
  await talk.clock(new Date(Date.now() + 2 * 3_600_000).toISOString());
  expect(await member('bob', 'hers')).not.toHaveProperty('ban_from_future_channels');
  expect((await future({ exclude_expired_bans: true })).bans).toEqual([]);
  expect((await future({})).bans).toHaveLength(1);
  await lift({ channel_cid: 'team:a', created_by: 'ada' });
  expect((await future({})).bans).toEqual([]);
  await make('later', 'ada');
  expect(await member('bob', 'later')).toMatchObject({ banned: false });
});

test('a ban from future channels outlasts that of its channel, unless both are taken back at once', async () => {
  const future = { channel_cid: 'team:a', ban_from_future_channels: true };
  const left = async () => {
    const payload = { user_id: 'ada' };
    return (await talk.api.call(queryFutureChannelBans, { query: { payload } })).bans.length;
  };
  const body = { target_user_id: 'bob', banned_by_id: 'ada', ...future };
  await talk.api.raw('POST', '/api/v2/moderation/ban', { body });
  await lift({ channel_cid: 'team:a' });
  expect([await left(), (await bans()).length]).toEqual([1, 0]);
  await lift({ channel_cid: 'team:a' }, { unbanned_by_id: 'ada', remove_future_channels_ban: true });
  expect(await left()).toBe(0);
});

test('future bans come page by page; the total is of all of them', async () => {
  for (const target_user_id of ['bob', 'cyd']) {
    const future = { channel_cid: 'team:a', ban_from_future_channels: true };
    const body = { target_user_id, banned_by_id: 'ada', ...future };
    await talk.api.raw('POST', '/api/v2/moderation/ban', { body });
  }
  const page = async (offset: number) => {
    const payload = { user_id: 'ada', include_total: true, limit: 1, offset };
    const { bans: found, total } = await talk.api.call(queryFutureChannelBans, { query: { payload } });
    return { ids: found.map(({ user }) => user?.id), total };
  };
  const [first, second, third] = [await page(0), await page(1), await page(2)];
  expect([first.ids.length, second.ids.length]).toEqual([1, 1]);
  expect(new Set([...first.ids, ...second.ids])).toEqual(new Set(['bob', 'cyd']));
  expect([third.ids, first.total, third.total]).toEqual([[], 2, 2]);
});

test.each<[string, Partial<Ban>, [number, number]]>([
  ['nobody’s ban', { banned_by_id: undefined }, [400, 4]],
  ['a target that is not there', { target_user_id: 'nobody' }, [400, 4]],
  ['an actor who is not there', { banned_by_id: 'nobody' }, [400, 4]],
  ['banning oneself', { banned_by_id: 'bob' }, [400, 4]],
  ['a channel that is not there', { channel_cid: 'team:none' }, [404, 16]],
  ['a negative time', { timeout: -1 }, [400, 4]],
  ['a time beyond all reason', { timeout: 1e18 }, [400, 4]],
])('refuses %s', async (_, body, expected) => {
  expect(await refusal(banBob(body))).toEqual(expected);
});

test('lifting what is not there changes nothing', async () => {
  await lift();
  await lift({ channel_cid: 'team:a' }, {});
  expect(await bans()).toEqual([]);
  expect(await refusal(lift({ target_user_id: 'nobody' }))).toEqual([400, 4]);
});

test('with their own token moderators ban in their channel, members do not, nobody in the whole app', async () => {
  const body = { target_user_id: 'bob' };
  const inChannel = { ...body, channel_cid: 'team:a' };
  const of = async (userId: string, what: object) => {
    const { status, body: answer } = await talk.as(userId, 'POST', '/api/v2/moderation/ban', what);
    return [status, answer.code];
  };
  expect(await of('ada', inChannel)).toEqual([403, 17]);
  await talk.api.raw('POST', '/api/v2/chat/channels/team/a', { body: { add_moderators: ['ada'] } });
  expect(await of('ada', inChannel)).toEqual([201, undefined]);
  expect(await of('ada', body)).toEqual([403, 17]);
  const [row] = await bans();
  expect(row?.banned_by?.id).toBe('ada');
  const list = async (filter: object) => {
    const payload = encodeURIComponent(JSON.stringify({ filter_conditions: filter }));
    return (await talk.as('ada', 'GET', `/api/v2/chat/query_banned_users?payload=${payload}`)).status;
  };
  expect([await list({ channel_cid: 'team:a' }), await list({})]).toEqual([200, 403]);
});

test('bans and their ends are told', async () => {
  const receiver = await startReceiver();
  await talk.clock('2040-01-01T00:00:00Z');
  await hookTo(talk.api, receiver.url, 'user.banned', 'user.unbanned', 'user.messages.deleted');
  await banBob({ channel_cid: 'team:a', reason: 'spam', timeout: 1, delete_messages: 'hard' });
  await receiver.until(2);
  await talk.clock('2040-01-01T00:01:01Z');
  await receiver.until(3);
  await banBob();
  await lift();
  const [banned, deleted, ended, again, lifted] = (await receiver.until(5)).map(({ event }) => event);
  expect(banned).toMatchObject({
    type: 'user.banned',
    user: { id: 'bob' },
    created_by: { id: 'ada' },
    cid: 'team:a',
    reason: 'spam',
    shadow: false,
    total_bans: 1,
  });
  expect(banned?.['expiration']).toBeGreaterThan(0);
  expect(deleted).toMatchObject({ type: 'user.messages.deleted', cid: 'team:a', hard_delete: true });
  expect(ended).toMatchObject({ type: 'user.unbanned', cid: 'team:a', user: { id: 'bob' } });
  expect(ended).not.toHaveProperty('created_by');
  expect(again).not.toHaveProperty('cid');
  expect(lifted).toMatchObject({ type: 'user.unbanned', created_by: { id: 'ada' } });
  await receiver.close();
});

test('who bans and who takes a ban back may be given whole', async () => {
  const body = { target_user_id: 'bob', banned_by: { id: 'eve', name: 'Eve' } };
  await talk.api.call(ban, { body });
  expect(await bans()).toMatchObject([{ banned_by: { id: 'eve', name: 'Eve' } }]);
  await lift({}, { unbanned_by: { id: 'fay', name: 'Fay' } });
  expect(await bans()).toEqual([]);
  const payload = { filter_conditions: { id: 'fay' } };
  expect((await talk.api.call(queryUsers, { query: { payload } })).users).toMatchObject([{ name: 'Fay' }]);
});
