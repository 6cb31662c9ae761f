import type { BodyOf } from '@backchannel/chat-api';
import {
  getChannel,
  getOrCreateChannel,
  queryChannels,
  sendMessage,
  truncateChannel,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal, unreadOf } from '../../test/conversation.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd', 'dan');
});
afterAll(() => api.close());

type Body = BodyOf<typeof getOrCreateChannel>;
const get = (id: string, body: Body = {}, type = 'messaging') =>
  api.call(getOrCreateChannel, { params: { type, id }, body });
const create = (id: string, data: NonNullable<Body['data']> = {}, type = 'messaging') =>
  get(id, { data: { created_by_id: 'ada', ...data } }, type);
const say = (id: string) =>
  api.call(sendMessage, {
    params: { type: 'messaging', id },
    body: { message: { text: 'hello', user_id: 'ada' } },
  });

test('members come in their order, with the roles and the custom data they are given; the creator is the owner', async () => {
  const { members } = await create('roles', {
    members: [
      { user_id: 'ada' },
      { user_id: 'bob', channel_role: 'channel_moderator', custom: { seat: 4 } },
      { user_id: 'cyd' },
    ],
  });
  expect(members).toMatchObject([
    { user_id: 'ada', channel_role: 'channel_member', role: 'owner', status: 'member', custom: {} },
    { user_id: 'bob', channel_role: 'channel_moderator', role: 'moderator', custom: { seat: 4 } },
    { user_id: 'cyd', channel_role: 'channel_member', role: 'member' },
  ]);
  expect(members.map((member) => member.is_moderator)).toEqual([undefined, true, undefined]);
});

test('a member who comes as a user is written with all of it; a user of whom nothing is said stays', async () => {
  const given = {
    id: 'mia',
    name: 'Mia',
    role: 'admin',
    teams: ['red'],
    teams_role: { red: 'moderator' },
    language: 'de',
    invisible: true,
    privacy_settings: { read_receipts: { enabled: false } },
    custom: { seat: 4 },
  };
  // What clients send who fill in whatever a user always has.
  const unsaid = { role: '', language: '', teams: [], invisible: false, banned: false, custom: {} };
  for (const [id, user] of Object.entries({ said: given, unsaid: { id: 'mia', ...unsaid } })) {
    const data = { created_by_id: 'ada', members: [{ user }] };
    const { status, body } = await api.raw('POST', `/api/v2/chat/channels/messaging/${id}/query`, {
      body: { data },
    });
    expect([status, body['members']]).toMatchObject([201, [{ user: given }]]);
  }
});

test('who is invited has that status, also who is named among the members, and nothing unread', async () => {
  const { members } = await create('invites', {
    members: [{ user_id: 'ada' }, { user_id: 'bob' }, { user_id: 'dan' }],
    invites: [{ user_id: 'bob' }, { user_id: 'cyd' }],
  });
  expect(members.map(({ user_id, invited, status }) => [user_id, invited, status])).toEqual([
    ['ada', undefined, 'member'],
    ['dan', undefined, 'member'],
    ['bob', true, 'invited'],
    ['cyd', true, 'invited'],
  ]);
  await say('invites');
  expect(unreadOf(await get('invites'))).toEqual({ ada: 0, bob: 0, cyd: 0, dan: 1 });
});

test('a member begins to read on joining, with nothing unread; a message is unread to all but its author', async () => {
  const { members, read } = await create('reading', { members: [{ user_id: 'ada' }, { user_id: 'bob' }] });
  expect(read?.map((entry) => [entry.user.id, entry.last_read, entry.unread_messages])).toEqual(
    members.map((member) => [member.user_id, member.created_at, 0]),
  );
  expect(read?.[0]).not.toHaveProperty('last_read_message_id');
  await say('reading');
  expect(unreadOf(await get('reading'))).toEqual({ ada: 0, bob: 1 });
});

test('data of a channel that is there is left aside, whatever it says', async () => {
  await create('kept', { custom: { name: 'Kept' } });
  const again = await create('kept', {
    custom: { name: 'Other' },
    frozen: true,
    team: 'red',
    members: [{ user_id: 'nobody' }],
    config_overrides: { replies: false },
  });
  expect(again.channel).toMatchObject({ custom: { name: 'Kept' }, frozen: false, config: { replies: true } });
  expect(again.channel).not.toHaveProperty('team');
  expect(again.members).toEqual([]);
});

test('messages and members come with it, whether `state` is there, false or true', async () => {
  await create('state', { members: [{ user_id: 'bob' }] });
  await say('state');
  for (const body of [{}, { state: false }, { state: true }]) {
    const { messages, members } = await get('state', body);
    expect([messages.length, members.length]).toEqual([1, 1]);
  }
});

test('a channel that is there needs no data, and has no messages after a truncation; another one needs a creator', async () => {
  await create('bare', { members: [{ user_id: 'bob' }] });
  await say('bare');
  await api.call(truncateChannel, { params: { type: 'messaging', id: 'bare' }, body: {} });
  const reply = await api.raw('POST', '/api/v2/chat/channels/messaging/bare/query', { body: {} });
  expect([reply.status, reply.body['messages']]).toEqual([201, []]);
  expect(await refusal(get('not-there'))).toEqual([400, 4]);
  expect(await refusal(get('not-there', { data: {} }))).toEqual([400, 4]);
  const params = { type: 'messaging', id: 'not-there' };
  expect(await refusal(api.call(getChannel, { params }))).toEqual([404, 16]);
});

test('messages are counted where the type counts them', async () => {
  expect((await create('counted', {}, 'team')).channel?.message_count).toBe(0);
  expect((await create('uncounted')).channel).not.toHaveProperty('message_count');
});

test('what one may in a channel is told to a user, and to nobody else', async () => {
  const { channel } = await create('own', { members: [{ user_id: 'bob' }] });
  expect(channel).not.toHaveProperty('own_capabilities');
  const body = { filter_conditions: { cid: 'messaging:own' } };
  const [state] = (await api.call(queryChannels, { body })).channels;
  expect(state?.channel).not.toHaveProperty('own_capabilities');
  const of = async (user_id: string) => {
    const { channels } = await api.call(queryChannels, { body: { ...body, user_id } });
    return new Set(channels[0]?.channel?.own_capabilities);
  };
  const [creator, member, stranger] = [await of('ada'), await of('bob'), await of('cyd')];
  const asked = ['read-events', 'send-message', 'delete-own-message', 'update-channel', 'delete-any-message'];
  const told = (capabilities: Set<string>) => asked.filter((name) => capabilities.has(name));
  // As the grants of the type say: what its maker may, what members may, and what belongs to whoever wrote it.
  expect(told(creator)).toEqual(['read-events', 'send-message', 'delete-own-message', 'update-channel']);
  expect(told(member)).toEqual(['read-events', 'send-message', 'delete-own-message']);
  expect(told(stranger)).toEqual(['delete-own-message']);
  const token = signToken({ user_id: 'bob' }, api.sandbox.apiSecret);
  const reply = await api.raw('POST', '/api/v2/chat/channels/messaging/own/query', { token, body: {} });
  expect(reply.body['channel']).toMatchObject({ own_capabilities: [...member] });
});

test('a channel has its 25 newest messages, and as many of its members as are asked for, from any of them on', async () => {
  await create('pages', { members: [{ user_id: 'ada' }, { user_id: 'bob' }, { user_id: 'cyd' }] });
  for (let n = 0; n < 26; n += 1) await say('pages');
  for (const messages of [undefined, {}, { limit: 0 }])
    expect((await get('pages', { messages })).messages).toHaveLength(25);
  expect((await get('pages', { messages: { limit: 26 } })).messages).toHaveLength(26);
  const members = async (page: NonNullable<Body['members']>) =>
    (await get('pages', { members: page })).members.map(({ user_id }) => user_id);
  expect(await members({ limit: 2 })).toEqual(['ada', 'bob']);
  expect(await members({ limit: 2, offset: 1 })).toEqual(['bob', 'cyd']);
  expect(await members({ offset: 3 })).toEqual([]);
});
