import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import {
  commitMessage,
  getManyMessages,
  getReplies,
  queryUsers,
  sendMessage,
} from '@backchannel/chat-api/operations';
import { operationSpecs } from '@backchannel/chat-api/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '../test/api.ts';
import { refusal, startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';

// How the official clients put things on the wire, where they differ from each other or from what one would expect.
let room: Conversation;
beforeAll(async () => {
  room = await startConversation();
});
afterAll(() => room.api.close());

const CHAT = '/api/v2/chat';
const A = `${CHAT}/channels/team/a`;
const raw: Conversation['api']['raw'] = (...request) => room.api.raw(...request);
const twice = (text: string): string => encodeURIComponent(encodeURIComponent(text));

/** A request as bytes, since HTTP libraries mend paths and leave headers out by themselves. */
async function bare(lines: readonly string[], body = ''): Promise<string> {
  const { port, hostname } = new URL(room.api.sandbox.url);
  const socket = connect(Number(port), hostname);
  const head = [...lines, `host: ${hostname}:${port}`, 'connection: close'].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}
const signed = (): string[] => [
  'stream-auth-type: jwt',
  `authorization: ${signToken({}, room.api.sandbox.apiSecret)}`,
];

describe('statuses', () => {
  test('are 201 for every POST and PUT, be it a query or a deletion, and 200 for everything else', async () => {
    const { id } = await room.send('hello');
    const put = { set: { text: 'changed' }, user_id: 'ada' };
    const calls: [status: number, method: string, path: string, body?: object][] = [
      [201, 'POST', `${CHAT}/channels`, {}],
      [201, 'POST', `${CHAT}/retention_policy/runs`, {}],
      [201, 'POST', `${CHAT}/segments/query`, { filter: {} }],
      [201, 'POST', `${CHAT}/unread_batch`, { user_ids: ['ada'] }],
      [201, 'POST', `${A}/hide`, { user_id: 'ada' }],
      [201, 'POST', `${A}/show`, { user_id: 'ada' }],
      [201, 'POST', `${CHAT}/moderation/mute/channel`, { user_id: 'ada', channel_cids: ['team:a'] }],
      [201, 'POST', `${CHAT}/moderation/unmute/channel`, { user_id: 'ada', channel_cids: ['team:a'] }],
      [201, 'PUT', `${CHAT}/messages/${id}`, put],
      [200, 'PATCH', `${CHAT}/messages/${id}/ephemeral`, put],
      [200, 'PATCH', A, { set: { color: 'red' } }],
      [200, 'GET', A],
      [200, 'GET', `${CHAT}/unread?user_id=ada`],
      [200, 'DELETE', `${CHAT}/messages/${id}`],
    ];
    for (const [status, method, path, body] of calls) {
      const reply = await raw(method, path, { body });
      expect([method, path, reply.status]).toEqual([method, path, status]);
      expect(reply.body.duration).toMatch(/^[\d.]+ms$/);
    }
  });

  test('are so for every operation that there is, and no answer here has another one', () => {
    // Each answer that any test gets is held against what its operation says of itself (`test/api.ts`).
    for (const { name, method, successStatus } of operationSpecs)
      expect([name, successStatus]).toEqual([name, method === 'POST' || method === 'PUT' ? 201 : 200]);
  });

  test('come with an object also where there is nothing to say', async () => {
    const reply = await raw('POST', `${A}/show`, { body: { user_id: 'ada' } });
    expect(Object.keys(reply.body)).toEqual(['duration']);
  });
});

describe('paths', () => {
  test('are decoded once, and a plus in them is a plus', async () => {
    for (const [written, id] of [
      ['a+b', 'a+b'],
      ['a%2Bb', 'a+b'],
      ['a%252Bb', 'a%2Bb'],
    ]) {
      const { status, body } = await raw('GET', `${CHAT}/messages/${written}`);
      expect([status, body.message]).toEqual([
        404,
        `GetMessage failed with error: "message with id ${id} doesn't exist"`,
      ]);
    }
  });

  test('name channels by cid with a colon as it is or percent-encoded', async () => {
    await raw('POST', `${CHAT}/segments`, { body: { id: 'rooms', type: 'channel' } });
    await raw('POST', `${CHAT}/segments/rooms/addtargets`, { body: { target_ids: ['team:a'] } });
    for (const [cid, status] of [
      ['team:a', 200],
      ['team%3Aa', 200],
      ['team%253Aa', 404],
    ])
      expect((await raw('GET', `${CHAT}/segments/rooms/target/${cid}`)).status).toBe(status);
  });

  test('may hold an exclamation mark as it is or percent-encoded, whatever sends them', async () => {
    const data = { created_by_id: 'ada' };
    for (const id of ['!members-_x-1', '%21members-_x-1']) {
      const path = `${CHAT}/channels/messaging/${id}/query?api_key=${room.api.sandbox.apiKey}`;
      const content = JSON.stringify({ data });
      const text = await bare(
        [`POST ${path} HTTP/1.1`, ...signed(), `content-length: ${content.length}`],
        content,
      );
      expect(text).toMatch(/^HTTP\/1\.1 201 /);
      expect(text).toContain('"cid":"messaging:!members-_x-1"');
    }
  });
});

describe('bodies', () => {
  test('may be missing on GET and DELETE that say they are JSON', async () => {
    const { id } = await room.send('to be deleted');
    for (const method of ['GET', 'DELETE']) {
      const path = `${CHAT}/messages/${id}?api_key=${room.api.sandbox.apiKey}`;
      const text = await bare([`${method} ${path} HTTP/1.1`, ...signed(), 'content-type: application/json']);
      expect(text).toMatch(/^HTTP\/1\.1 200 /);
    }
  });

  test('of a POST that needs nothing are an empty object', async () => {
    const { id } = await room.send('soon', {}, { pending: true });
    const committed = await raw('POST', `${CHAT}/messages/${id}/commit`, { text: '{}' });
    expect([committed.status, committed.body['message']]).toMatchObject([201, { id, type: 'regular' }]);
    expect(await refusal(room.api.call(commitMessage, { params: { id }, body: {} }))).toEqual([400, 4]);
  });

  test('with a field of the wrong type are refused, with one that nobody knows not', async () => {
    const wrong = await raw('POST', `${A}/hide`, { body: { user_id: 'ada', clear_history: 'yes' } });
    expect([wrong.status, wrong.body.code]).toEqual([400, 4]);
    expect(wrong.body.message).toContain('expected boolean for field "clear_history" but got string');
    const unknown = await raw('POST', `${A}/show`, { body: { user_id: 'ada', new_thing: [1] } });
    expect(unknown.status).toBe(201);
  });
});

describe('query parameters', () => {
  test('lists come with commas encoded once, and with elements that are encoded twice', async () => {
    const ids = [(await room.send('one')).id, (await room.send('two')).id];
    const texts = async (list: string) => (await raw('GET', `${A}/messages?ids=${list}`)).body['messages'];
    const both = [{ text: 'one' }, { text: 'two' }];
    expect(await texts(ids.map(encodeURIComponent).join('%2C'))).toMatchObject(both);
    expect(await texts(ids.map(twice).join(','))).toMatchObject(both);
    expect(await texts(ids.map(twice).join('%2C'))).toMatchObject(both);
    const { messages } = await room.api.call(getManyMessages, {
      params: room.params,
      query: { ids: ids.map(String) },
    });
    expect(messages).toMatchObject(both);
  });

  test('lists of objects come as a JSON list, as objects that are encoded twice, and as null', async () => {
    const parent = await room.send('parent');
    for (const text of ['first', 'second']) await room.send(text, { parent_id: parent.id });
    const sort = [{ field: 'created_at', direction: -1 }];
    const path = `${CHAT}/messages/${parent.id}/replies`;
    const texts = async (search: string) => (await raw('GET', `${path}?${search}`)).body['messages'];
    const newest = [{ text: 'second' }, { text: 'first' }];
    expect(await texts(`sort=${encodeURIComponent(JSON.stringify(sort))}`)).toMatchObject(newest);
    expect(await texts(`sort=${twice(JSON.stringify(sort[0]))}`)).toMatchObject(newest);
    expect(await texts('sort=null')).toMatchObject(newest.toReversed());
    const { messages } = await room.api.call(getReplies, {
      params: { parent_id: parent.id },
      query: { sort },
    });
    expect(messages).toMatchObject(newest);
    // One client's test sends what its own description does not have.
    expect(await texts('created_at_after=2090-01-01T00:00:00Z&nonsense=1')).toMatchObject(
      newest.toReversed(),
    );
  });

  test('the same three ways are read of pinned messages and of predefined filters', async () => {
    for (const text of ['pin one', 'pin two']) await room.send(text, { pinned: true });
    for (const name of ['a', 'b']) {
      const body = { name, operation: 'QueryChannels', filter: { type: 'team' } };
      await raw('POST', `${CHAT}/predefined_filters`, { body });
    }
    const first = async (path: string, list: string, field: string, key: string) => {
      const sort = { field, direction: 1 };
      for (const text of [encodeURIComponent(JSON.stringify([sort])), twice(JSON.stringify(sort))]) {
        const { body } = await raw('GET', `${path}?sort=${text}`);
        expect(body[list]).toMatchObject([{ [key]: key === 'text' ? 'pin one' : 'a' }, {}]);
      }
      expect((await raw('GET', `${path}?sort=null`)).body[list]).toHaveLength(2);
    };
    await first(`${A}/pinned_messages`, 'messages', 'pinned_at', 'text');
    await first(`${CHAT}/predefined_filters`, 'predefined_filters', 'name', 'name');
  });

  test('truth is written in several ways', async () => {
    const { id } = await room.send('secret');
    await raw('DELETE', `${CHAT}/messages/${id}`);
    for (const truth of ['true', 'True', '1']) {
      const { body } = await raw('GET', `${CHAT}/messages/${id}?show_deleted_message=${truth}`);
      expect(body['message']).toMatchObject({ text: 'secret' });
    }
    for (const untruth of ['false', 'False', '0']) {
      const { body } = await raw('GET', `${CHAT}/messages/${id}?show_deleted_message=${untruth}`);
      expect(body['message']).toMatchObject({ text: '' });
    }
    const { status } = await raw('GET', `${CHAT}/messages/${id}?show_deleted_message=perhaps`);
    expect(status).toBe(400);
  });

  test('a payload has null for what is not set, plus for a space, and moments as text', async () => {
    const payload = {
      filter_conditions: { name: 'User ada', created_at: { $gt: '2020-01-01T00:00:00.123456+00:00' } },
      sort: null,
      limit: null,
      offset: null,
      presence: null,
      include_deactivated_users: null,
      user: null,
      user_id: null,
    };
    const text = encodeURIComponent(JSON.stringify(payload)).replaceAll('%20', '+');
    expect(text).toContain('User+ada');
    expect((await raw('GET', `/api/v2/users?payload=${text}`)).body['users']).toMatchObject([{ id: 'ada' }]);
    const { users } = await room.api.call(queryUsers, {
      query: { payload: { filter_conditions: { name: 'User ada' } } },
    });
    expect(users).toHaveLength(1);
  });

  test('moments in them carry any offset', async () => {
    const { id } = await room.send('now');
    const shown = async (moment: string) => {
      const query = `pinned_at_before=${encodeURIComponent(moment)}`;
      return JSON.stringify((await raw('GET', `${A}/pinned_messages?${query}`)).body['messages']);
    };
    await raw('PUT', `${CHAT}/messages/${id}`, { body: { set: { pinned: true }, user_id: 'ada' } });
    expect(await shown('2090-01-01T00:00:00.000Z')).toContain(id);
    expect(await shown('2090-01-01T00:00:00.123456+00:00')).toContain(id);
    expect(await shown('2020-01-01T00:00:00-05:00')).not.toContain(id);
  });
});

describe('tokens', () => {
  const status = async (claims: object, path = A) =>
    (await raw('GET', path, { token: signToken(claims, room.api.sandbox.apiSecret) })).status;

  test('of the server have no claims at all, or say so', async () => {
    expect([await status({}), await status({ server: true })]).toEqual([200, 200]);
    const content = `${Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url')}.e30`;
    const signature = createHmac('sha256', room.api.sandbox.apiSecret).update(content).digest('base64url');
    expect((await raw('GET', A, { token: `${content}.${signature}` })).status).toBe(200);
  });

  test('of users may be dated a little back, and carry other claims', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const [iat, exp] of [
      [now - 1, now + 60],
      [now - 5, now + 3600],
    ]) {
      const claims = { user_id: 'ada', iat, exp, role: 'admin', channel_cids: ['team:a'], shop: 7 };
      expect(await status(claims)).toBe(200);
    }
    expect(await status({ user_id: 'cyd', role: 'admin' })).toBe(403);
  });

  test('of a wrong kind are refused by name', async () => {
    for (const headers of [{ 'stream-auth-type': 'basic' }, { 'stream-auth-type': '' }]) {
      const { status: refused, body } = await raw('GET', A, { headers });
      expect([refused, body.code, body.StatusCode]).toEqual([401, 5, 401]);
      expect(body.message).toContain('stream-auth-type missing or invalid');
    }
  });
});

test('a user who is given whole is written first, then acts', async () => {
  const message = { text: 'hi', user: { id: 'dan', name: 'Dan' } };
  const { message: sent } = await room.api.call(sendMessage, { params: room.params, body: { message } });
  expect(sent.user).toMatchObject({ id: 'dan', name: 'Dan' });
  const again = { text: 'hi', user: { id: 'dan', name: 'Daniel' } };
  await room.api.call(sendMessage, { params: room.params, body: { message: again } });
  const { users } = await room.api.call(queryUsers, {
    query: { payload: { filter_conditions: { id: 'dan' } } },
  });
  expect(users).toMatchObject([{ name: 'Daniel' }]);
});
