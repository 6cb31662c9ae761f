import { queryUsers, updateChannelPartial } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { isObject } from '../../values.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const channels = '/api/v2/chat/channels';
const channel = `${channels}/team/a`;
const as = async (userId: string, method: string, path: string, body?: unknown) => {
  const reply = await talk.as(userId, method, path, body);
  return [reply.status, reply.body.code];
};
const refused = [403, 17];

async function rolesOf(...ids: string[]): Promise<Record<string, string>> {
  const { users } = await talk.api.call(queryUsers, {
    query: { payload: { filter_conditions: { id: { $in: ids } } } },
  });
  return Object.fromEntries(users.map(({ id, role }) => [id, role]));
}

test('a user’s token writes no users by way of a list of members', async () => {
  const boss = (id: string) => ({ user: { id, role: 'admin', name: 'Boss' } });
  const data = { data: { members: [boss('bob'), { user_id: 'ada' }] } };
  expect(await as('bob', 'POST', `${channels}/team/mine/query`, data)).toEqual(refused);
  expect(await as('bob', 'POST', `${channels}/team/query`, data)).toEqual(refused);
  expect(await as('ada', 'POST', channel, { add_members: [boss('cyd')] })).toEqual(refused);
  expect(await as('ada', 'POST', channel, { invites: [boss('new')] })).toEqual(refused);
  const payload = { type: 'team', filter_conditions: {}, members: [boss('ada'), boss('bob')] };
  const query = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  expect(await as('ada', 'GET', `/api/v2/chat/members?${query}`)).toEqual(refused);
  expect(await rolesOf('ada', 'bob', 'cyd', 'new')).toEqual({ ada: 'user', bob: 'user', cyd: 'user' });
  const plain = { data: { members: [{ user: { id: 'bob' } }, { user: { id: 'ada' } }] } };
  expect(await as('bob', 'POST', `${channels}/team/mine/query`, plain)).toEqual([201, undefined]);
});

test('a user’s token gives nobody a role of the app’s as a member', async () => {
  const admin = { user_id: 'ada', channel_role: 'admin' };
  expect(await as('ada', 'POST', channel, { assign_roles: [admin] })).toEqual(refused);
  expect(await as('ada', 'POST', channel, { add_members: [{ ...admin, user_id: 'cyd' }] })).toEqual(refused);
  expect(await as('ada', 'PATCH', `${channel}/member`, { set: { channel_role: 'admin' } })).toEqual(refused);
  const moderator = { user_id: 'bob', channel_role: 'channel_moderator' };
  expect(await as('ada', 'POST', channel, { assign_roles: [moderator] })).toEqual([201, undefined]);
});

test('what only the app’s server sets of a channel, no user’s token does, and its own changes leave it', async () => {
  const config_overrides = { grants: { user: ['delete-message'] } };
  const make = (data: object) => as('ada', 'POST', `${channels}/team/mine/query`, { data });
  expect(await make({ config_overrides })).toEqual(refused);
  expect(await make({ disabled: true })).toEqual(refused);
  expect(await make({ frozen: true })).toEqual(refused);
  expect(await as('ada', 'POST', channel, { data: { config_overrides } })).toEqual(refused);
  expect(await as('ada', 'POST', channel, { data: { disabled: true } })).toEqual(refused);
  for (const set of [{ config_overrides }, { disabled: true }, { team: 'red' }])
    expect(await as('ada', 'PATCH', channel, { set })).toEqual(refused);
  expect(await as('ada', 'PATCH', channel, { unset: ['config_overrides'] })).toEqual(refused);

  const set = { config_overrides: { replies: false }, team: 'red' };
  await talk.api.call(updateChannelPartial, { params: talk.params, body: { set } });
  expect(await as('ada', 'POST', channel, { data: { team: 'blue' } })).toEqual(refused);
  expect(await as('ada', 'POST', channel, { data: { custom: { color: 'red' } } })).toEqual([201, undefined]);
  expect((await talk.state()).channel).toMatchObject({
    team: 'red',
    custom: { color: 'red' },
    config: { replies: false },
  });
});

test('grants of one channel give and, with an exclamation mark, take', async () => {
  const grants = { channel_member: ['!create-message', 'delete-message'] };
  await talk.api.call(updateChannelPartial, {
    params: talk.params,
    body: { set: { config_overrides: { grants } } },
  });
  const { id } = await talk.send('hello');
  expect(await as('bob', 'POST', `${channel}/message`, { message: { text: 'x' } })).toEqual(refused);
  expect(await as('bob', 'DELETE', `/api/v2/chat/messages/${id}`)).toEqual([200, undefined]);
  await talk.api.call(updateChannelPartial, { params: talk.params, body: { set: { config_overrides: {} } } });
  expect(await as('bob', 'POST', `${channel}/message`, { message: { text: 'x' } })).toEqual([201, undefined]);
});

test('each part of a message needs its own grant', async () => {
  const send = (message: object) => as('bob', 'POST', `${channel}/message`, { message });
  const attachments = [{ type: 'note', title: 'x' }];
  for (const [permission, message] of [
    ['create-attachment', { text: 'x', attachments }],
    ['create-mention', { text: 'x', mentioned_users: ['ada'] }],
    ['add-links', { text: 'see https://example.com/' }],
    ['pin-message', { text: 'x', pinned: true }],
  ] as const) {
    const grants = { channel_member: [`!${permission}`] };
    const set = { config_overrides: { grants } };
    await talk.api.call(updateChannelPartial, { params: talk.params, body: { set } });
    expect([permission, await send(message)]).toEqual([permission, refused]);
    expect(await send({ text: 'plain' })).toEqual([201, undefined]);
  }
});

test('who is granted it writes in a frozen channel and needs not wait', async () => {
  const send = async (userId: string) => {
    const reply = await talk.as(userId, 'POST', `${channel}/message`, { message: { text: 'x' } });
    const sent = reply.body['message'];
    return [reply.status, isObject(sent) ? sent['type'] : reply.body.code];
  };
  const change = (set: object) =>
    talk.api.call(updateChannelPartial, { params: talk.params, body: { set: { ...set } } });
  await change({ frozen: true });
  expect(await send('bob')).toEqual([201, 'error']);
  const grants = { channel_member: ['use-frozen-channel'] };
  await change({ config_overrides: { grants } });
  expect(await send('bob')).toEqual([201, 'regular']);
  await change({ frozen: false, cooldown: 60 });
  expect(await send('bob')).toEqual([403, 60]);
  await change({ config_overrides: { grants: { channel_member: ['skip-channel-cooldown'] } } });
  expect([await send('bob'), await send('bob')]).toEqual([
    [201, 'regular'],
    [201, 'regular'],
  ]);
});
