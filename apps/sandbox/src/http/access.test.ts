import {
  deactivateUser,
  getOrCreateChannel,
  queryUsers,
  updateApp,
  updateChannelPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signToken } from '../test/api.ts';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const chat = '/api/v2/chat';
const channel = `${chat}/channels/team/a`;
const as = async (userId: string, method: string, path: string, body?: unknown) => {
  const reply = await talk.as(userId, method, path, body);
  return [reply.status, reply.body.code];
};
const anonymously = async (method: string, path: string, body?: unknown) => {
  const reply = await talk.api.raw(method, path, { headers: { 'stream-auth-type': 'anonymous' }, body });
  return [reply.status, reply.body.code];
};
const refused = [403, 17];

describe('a user’s own token', () => {
  test('does what members may, and not what only the creator may', async () => {
    expect(await as('bob', 'GET', channel)).toEqual([200, undefined]);
    expect(await as('bob', 'POST', `${channel}/read`, {})).toEqual([201, undefined]);
    expect(await as('bob', 'POST', `${channel}/truncate`, {})).toEqual(refused);
    expect(await as('bob', 'DELETE', channel)).toEqual(refused);
    expect(await as('bob', 'PATCH', channel, { set: { color: 'red' } })).toEqual(refused);
    expect(await as('bob', 'POST', channel, { add_members: [{ user_id: 'cyd' }] })).toEqual(refused);
    expect(await as('ada', 'POST', channel, { add_members: [{ user_id: 'cyd' }] })).toEqual([201, undefined]);
    expect(await as('ada', 'PATCH', channel, { set: { color: 'red' } })).toEqual([200, undefined]);
    expect(await as('ada', 'PATCH', channel, { set: { frozen: true } })).toEqual(refused);
    expect(await as('ada', 'POST', `${channel}/truncate`, {})).toEqual([201, undefined]);
  });

  test('leaves a channel, and takes nobody else out of it', async () => {
    expect(await as('bob', 'POST', channel, { remove_members: ['ada'] })).toEqual(refused);
    expect(await as('bob', 'POST', channel, { remove_members: ['bob'] })).toEqual([201, undefined]);
    expect(await as('bob', 'GET', channel)).toEqual(refused);
  });

  test('of who is no member reads nothing, and a list that holds it is 403/70', async () => {
    for (const path of [channel, `${channel}/messages?ids=x`])
      expect(await as('cyd', 'GET', path)).toEqual(refused);
    expect(await as('cyd', 'POST', `${channel}/query`, {})).toEqual(refused);
    expect(await as('cyd', 'POST', `${channel}/hide`, {})).toEqual(refused);
    expect(await as('cyd', 'POST', `${chat}/channels`, {})).toEqual([403, 70]);
    const own = { filter_conditions: { members: { $in: ['cyd'] } } };
    expect(await as('cyd', 'POST', `${chat}/channels`, own)).toEqual([201, undefined]);
  });

  test('acts as its own user, whoever the request names', async () => {
    const { body } = await talk.as('bob', 'POST', `${channel}/event`, {
      event: { type: 'custom', user_id: 'ada' },
    });
    expect(body['event']).toMatchObject({ user: { id: 'bob' } });
  });

  test('makes channels where its role may', async () => {
    expect(await as('cyd', 'POST', `${chat}/channels/team/own/query`, {})).toEqual([201, undefined]);
    expect(await as('cyd', 'POST', `${chat}/channels/commerce/own/query`, {})).toEqual(refused);
    const filter = { filter_conditions: { id: 'own' } };
    const { body } = await talk.api.raw('POST', `${chat}/channels`, { body: filter });
    expect(body['channels']).toHaveLength(1);
  });

  test('is somebody’s from its first call on, also when that makes a channel', async () => {
    expect(await as('newcomer', 'POST', `${chat}/channels/team/own/query`, {})).toEqual([201, undefined]);
    const payload = { filter_conditions: { id: 'newcomer' } };
    const { users } = await talk.api.call(queryUsers, { query: { payload } });
    expect(users).toMatchObject([{ id: 'newcomer', role: 'user' }]);
  });

  test('is made by clients themselves where the app checks none, and a server’s never', async () => {
    const made = signToken({ user_id: 'ada' }, 'anything');
    const server = signToken({}, 'anything');
    const read = async (token: string) => {
      const { status, body } = await talk.api.raw('GET', '/api/v2/app', { token });
      return [status, body.code];
    };
    expect([await read(made), await read(server)]).toEqual([
      [401, 43],
      [401, 43],
    ]);
    await talk.api.call(updateApp, { body: { disable_auth_checks: true } });
    expect([await read(made), await read(server)]).toEqual([
      [200, undefined],
      [401, 43],
    ]);
    // Its end holds all the same, and what it grants is its user's.
    expect(await read(signToken({ user_id: 'ada', exp: 1 }, 'anything'))).toEqual([401, 40]);
    const { status } = await talk.api.raw('GET', `${chat}/segments/any`, { token: made });
    expect(status).toBe(403);
    await talk.api.call(updateApp, { body: { disable_auth_checks: false } });
    expect(await read(made)).toEqual([401, 43]);
  });

  test('changes its own user, but neither the role nor the teams, and nobody else', async () => {
    const patch = (id: string, set: object) =>
      as(id, 'PATCH', '/api/v2/users', { users: [{ id: 'ada', set }] });
    expect(await patch('ada', { name: 'New' })).toEqual([200, undefined]);
    expect(await patch('ada', { role: 'admin' })).toEqual(refused);
    expect(await patch('ada', { teams: ['red'] })).toEqual(refused);
    expect(await patch('bob', { name: 'New' })).toEqual(refused);
    const whole = { users: { bob: { id: 'bob', role: 'admin' } } };
    expect(await as('bob', 'POST', '/api/v2/users', whole)).toEqual(refused);
  });

  test('does nothing that is the server’s', async () => {
    const ids = { user_ids: ['ada'] };
    expect(await as('ada', 'POST', '/api/v2/users/delete', ids)).toEqual(refused);
    expect(await as('ada', 'POST', `${chat}/channels/delete`, { cids: ['team:a'] })).toEqual(refused);
    expect(await as('ada', 'GET', `${chat}/channeltypes`)).toEqual(refused);
  });

  test('is worth nothing once its user is deactivated', async () => {
    await talk.api.call(deactivateUser, { params: { user_id: 'bob' }, body: {} });
    expect(await as('bob', 'GET', channel)).toEqual(refused);
  });

  test('does nothing in a disabled channel', async () => {
    await talk.api.call(updateChannelPartial, { params: talk.params, body: { set: { disabled: true } } });
    expect(await as('ada', 'GET', channel)).toEqual(refused);
    expect(await as('ada', 'POST', `${channel}/truncate`, {})).toEqual(refused);
    // It stays in lists all the same, and the server does what it likes.
    const { status, body } = await talk.as('ada', 'POST', `${chat}/channels`, {
      filter_conditions: { members: { $in: ['ada'] } },
    });
    expect([status, body['channels']]).toMatchObject([201, [{ channel: { id: 'a', disabled: true } }]]);
    expect((await talk.send('by the server')).text).toBe('by the server');
  });
});

describe('an anonymous caller', () => {
  test('reads where the type lets everybody read, and nowhere else', async () => {
    const params = { type: 'livestream', id: 'open' };
    await talk.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
    expect(await anonymously('GET', `${chat}/channels/livestream/open`)).toEqual([200, undefined]);
    expect(await anonymously('GET', channel)).toEqual(refused);
    expect(await anonymously('POST', `${chat}/channels`, {})).toEqual([403, 70]);
  });

  test('acts as nobody, whoever the request names, and makes no channels', async () => {
    const message = { message: { text: 'x', user_id: 'ada' } };
    expect(await anonymously('POST', `${channel}/message`, message)).toEqual(refused);
    expect(await anonymously('POST', `${channel}/read`, { user_id: 'ada' })).toEqual(refused);
    expect(await anonymously('GET', `${chat}/unread?user_id=ada`)).toEqual(refused);
    const data = { data: { created_by_id: 'ada' } };
    expect(await anonymously('POST', `${chat}/channels/livestream/new/query`, data)).toEqual(refused);
  });

  test('becomes a guest, whose token then acts', async () => {
    const { status, body } = await talk.api.raw('POST', '/api/v2/guest', {
      headers: { 'stream-auth-type': 'anonymous' },
      body: { user: { id: 'vera', name: 'Vera', role: 'admin' } },
    });
    const { user, access_token: token } = body as {
      user?: { id: string; role: string };
      access_token?: string;
    };
    expect([status, user?.role]).toEqual([201, 'guest']);
    expect(user?.id).toContain('vera');
    const reply = await talk.api.raw('GET', `${chat}/unread`, { token: token ?? '' });
    expect(reply.status).toBe(200);
    const { users } = await talk.api.call(queryUsers, {
      query: { payload: { filter_conditions: { role: 'guest' } } },
    });
    expect(users.map(({ name }) => name)).toEqual(['Vera']);
  });
});
