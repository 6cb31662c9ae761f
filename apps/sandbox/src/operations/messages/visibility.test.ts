import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ban, getOrCreateChannel, sendMessage, updateChannelPartial } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import type { RawReply } from '../../test/api.ts';
import { startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let folder: string;
let room: Conversation;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-messages-'));
  room = await startConversation({ data: join(folder, 'data.sqlite') });
});
afterEach(async () => {
  await room.api.close();
  rmSync(folder, { recursive: true });
});

/** Writes to the running sandbox's file what would take several calls: blocks, mutes, invitations. */
function write(statement: string): void {
  const db = openDatabase(join(folder, 'data.sqlite'));
  db.script(statement);
  db.close();
}

const textsFor = async (userId: string): Promise<string[]> => {
  const reply = await room.as(userId, 'POST', '/api/v2/chat/channels/team/a/query', {});
  expect(reply.status).toBe(201);
  // The answer was held against its description when it came.
  return (reply.body['messages'] as { text: string }[]).map(({ text }) => text);
};
const post = (userId: string, message: object) =>
  room.as(userId, 'POST', '/api/v2/chat/channels/team/a/message', { message });

describe('a shadow-banned sender', () => {
  test('is seen by nobody else, and their messages are unread to nobody', async () => {
    const before = await room.send('before', { user_id: 'bob' });
    await room.api.call(ban, { body: { target_user_id: 'bob', banned_by_id: 'ada', shadow: true } });
    const sent = await room.send('after', { user_id: 'bob' });
    expect([before.shadowed, sent.shadowed]).toEqual([false, true]);
    expect((await room.get(before.id)).shadowed).toBe(false);
    expect(unreadOf(await room.state())).toEqual({ ada: 1, bob: 0 });
    expect(await textsFor('ada')).toEqual(['before']);
    expect(await textsFor('bob')).toEqual(['before', 'after']);
    expect((await room.state()).messages).toHaveLength(2);
    expect((await room.as('ada', 'GET', `/api/v2/chat/messages/${sent.id}`)).status).toBe(404);
    expect((await room.as('bob', 'GET', `/api/v2/chat/messages/${sent.id}`)).status).toBe(200);
  });
});

test('restricted visibility is echoed, and holds for users but not for the server', async () => {
  const { restricted_visibility } = await room.send('for bob', { restricted_visibility: ['bob'] });
  expect(restricted_visibility).toEqual(['bob']);
  expect(await textsFor('bob')).toEqual(['for bob']);
  expect(await textsFor('ada')).toEqual(['for bob']);
  write("insert into members (cid, user_id, created_at, updated_at) values ('team:a', 'cyd', 1, 1)");
  expect(await textsFor('cyd')).toEqual([]);
});

test('who is granted it sees what is restricted to others, wherever messages are read', async () => {
  const { api, params } = room;
  const parent = await room.send('parent');
  const hidden = { restricted_visibility: ['cyd'] };
  await room.send('pinned', { id: 'pinned', pinned: true, ...hidden });
  await room.send('reply', { id: 'reply', parent_id: parent.id, ...hidden });
  const texts = ({ body }: RawReply, list: string) =>
    (body[list] as { text: string }[]).map(({ text }) => text);
  const seen = async () => {
    const read = (path: string) => room.as('bob', 'GET', `/api/v2/chat/${path}`);
    const { body: listed } = await room.as('bob', 'POST', '/api/v2/chat/channels', {
      filter_conditions: { cid: 'team:a' },
    });
    const { body: thread } = await read(`threads/${parent.id}`);
    return {
      one: (await read('messages/pinned')).status,
      many: texts(await read('channels/team/a/messages?ids=pinned,reply'), 'messages'),
      channel: texts(await read('channels/team/a'), 'messages'),
      listed: JSON.stringify(listed['channels']).includes('"id":"pinned"'),
      pins: texts(await read('channels/team/a/pinned_messages'), 'messages'),
      replies: texts(await read(`messages/${parent.id}/replies`), 'messages'),
      thread: JSON.stringify(thread).includes('"id":"reply"'),
    };
  };
  const nothing = {
    one: 404,
    many: [],
    channel: ['parent'],
    listed: false,
    pins: [],
    replies: [],
    thread: false,
  };
  expect(await seen()).toEqual(nothing);
  const grants = { channel_member: ['read-restricted-visibility-message'] };
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: { grants } } } });
  expect(await seen()).toEqual({
    one: 200,
    many: ['pinned', 'reply'],
    channel: ['parent', 'pinned'],
    listed: true,
    pins: ['pinned'],
    replies: ['reply'],
    thread: true,
  });
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: {} } } });
  expect(await seen()).toEqual(nothing);
});

test('an anonymous caller sees nothing that is for somebody, nor what only its author sees', async () => {
  const { api } = room;
  const params = { type: 'livestream', id: 'open' };
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  const send = (message: object, user_id = 'ada') =>
    api.call(sendMessage, { params, body: { message: { text: 'secret', user_id, ...message } } });
  await send({ text: 'for all', id: 'all' });
  const hidden = { restricted_visibility: ['bob'] };
  await send({ pinned: true, id: 'pinned', ...hidden });
  await send({ parent_id: 'all', ...hidden });
  await api.call(ban, { body: { target_user_id: 'bob', banned_by_id: 'ada', shadow: true } });
  await send({}, 'bob');
  const headers = { 'stream-auth-type': 'anonymous' };
  for (const path of [
    'channels/livestream/open',
    'channels/livestream/open/pinned_messages',
    'messages/all/replies',
  ]) {
    const reply = await api.raw('GET', `/api/v2/chat/${path}`, { headers });
    expect([path, reply.status, reply.text.includes('secret')]).toEqual([path, 200, false]);
  }
  const body = { filter_conditions: { type: 'livestream' } };
  const listed = await api.raw('POST', '/api/v2/chat/channels', { headers, body });
  expect([listed.text.includes('for all'), listed.text.includes('secret')]).toEqual([true, false]);
  expect((await api.raw('GET', '/api/v2/chat/messages/pinned', { headers })).status).toBe(404);
});

test('who muted the channel, is only invited or blocked the other one has nothing unread', async () => {
  write("insert into channel_mutes (user_id, cid, created_at, updated_at) values ('bob', 'team:a', 1, 1)");
  await room.send('one');
  expect(unreadOf(await room.state())).toEqual({ ada: 0, bob: 0 });
  write("delete from channel_mutes; update members set invited = 1 where user_id = 'bob'");
  await room.send('two');
  expect(unreadOf(await room.state())).toEqual({ ada: 0, bob: 0 });
  write(
    "update members set invited = 0; insert into user_blocks (user_id, blocked_user_id, created_at) values ('bob', 'ada', 1)",
  );
  await room.send('three');
  expect(unreadOf(await room.state())).toEqual({ ada: 0, bob: 0 });
  write('delete from user_blocks');
  await room.send('four');
  expect(unreadOf(await room.state())).toEqual({ ada: 0, bob: 1 });
});

describe('rules that bind users and never the server', () => {
  test('a frozen channel takes messages and reactions from the server only', async () => {
    const { id } = await room.send('one');
    write("update channels set frozen = 1 where cid = 'team:a'");
    // Who writes all the same gets a message that says so, which is in no channel; its id stays free.
    const answer = await post('bob', {
      id: 'mine',
      text: 'x',
      attachments: [{ type: 'image' }],
      pinned: true,
    });
    const notice = { id: 'mine', type: 'error', user: { id: 'bob' }, attachments: [], pinned: false };
    expect([answer.status, answer.body]).toMatchObject([201, { message: notice }]);
    expect(answer.body['message']).toMatchObject({
      text: 'Sorry, this channel has been frozen by the admin',
    });
    expect(await textsFor('bob')).toEqual(['one']);
    expect((await room.as('bob', 'GET', '/api/v2/chat/messages/mine')).status).toBe(404);
    expect(unreadOf(await room.state())).toEqual({ ada: 0, bob: 1 });
    const reaction = { reaction: { type: 'like' } };
    const refused = await room.as('bob', 'POST', `/api/v2/chat/messages/${id}/reaction`, reaction);
    expect([refused.status, refused.body.code]).toEqual([403, 17]);
    expect((await room.send('two')).text).toBe('two');
  });

  test('a disabled channel cannot be read, searched or written', async () => {
    const { id } = await room.send('one');
    write("update channels set disabled = 1 where cid = 'team:a'");
    expect((await post('bob', { text: 'x' })).body.code).toBe(17);
    expect((await room.as('bob', 'GET', `/api/v2/chat/messages/${id}`)).status).toBe(403);
    const payload = { filter_conditions: { cid: 'team:a' }, query: 'one' };
    const search = `/api/v2/chat/search?payload=${encodeURIComponent(JSON.stringify(payload))}`;
    expect((await room.as('bob', 'GET', search)).body['results']).toEqual([]);
    expect((await room.api.raw('GET', search)).body['results']).toHaveLength(1);
    expect((await room.send('two')).text).toBe('two');
  });

  test('slow mode makes users wait', async () => {
    await room.clock('2030-01-01T00:00:00Z');
    write("update channels set cooldown = 10 where cid = 'team:a'");
    expect((await post('bob', { text: 'x' })).status).toBe(201);
    expect((await post('bob', { text: 'y' })).body).toMatchObject({ StatusCode: 403, code: 60 });
    expect((await room.send('server', { user_id: 'bob' })).text).toBe('server');
    await room.clock('2030-01-01T00:00:11Z');
    expect((await post('bob', { text: 'y' })).status).toBe(201);
  });

  test('a banned user cannot send until the ban runs out', async () => {
    await room.clock('2030-01-01T00:00:00Z');
    await room.api.call(ban, {
      body: { target_user_id: 'bob', banned_by_id: 'ada', channel_cid: 'team:a', timeout: 1 },
    });
    expect((await post('bob', { text: 'x' })).body).toMatchObject({ StatusCode: 403, code: 17 });
    await room.clock('2030-01-01T00:02:00Z');
    expect((await post('bob', { text: 'x' })).status).toBe(201);
  });

  test('grants decide, and the refusal names roles and action', async () => {
    const stranger = await post('cyd', { text: 'x' });
    expect([stranger.status, stranger.body.code]).toEqual([403, 17]);
    expect(stranger.body.message).toBe(
      `SendMessage failed with error: "User 'cyd' with roles [user] is not allowed to perform action CreateMessage in scope 'team'"`,
    );
    expect((await post('bob', { text: 'x', type: 'system' })).body.code).toBe(17);
    const own = await post('bob', { text: 'mine', id: 'own' });
    expect(own.status).toBe(201);
    const others = await room.send('hers');
    const remove = (id: string) => room.as('bob', 'DELETE', `/api/v2/chat/messages/${id}`);
    expect([(await remove(others.id)).status, (await remove('own')).status]).toEqual([403, 200]);
  });
});
