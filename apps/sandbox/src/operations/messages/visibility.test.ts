import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ban } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
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
    expect((await post('bob', { text: 'x' })).body).toMatchObject({ StatusCode: 403, code: 17 });
    const reaction = { reaction: { type: 'like' } };
    const refused = await room.as('bob', 'POST', `/api/v2/chat/messages/${id}/reaction`, reaction);
    expect([refused.status, refused.body.code]).toEqual([403, 17]);
    expect((await room.send('two')).text).toBe('two');
  });

  test('a disabled channel cannot be read or written', async () => {
    const { id } = await room.send('one');
    write("update channels set disabled = 1 where cid = 'team:a'");
    expect((await post('bob', { text: 'x' })).body.code).toBe(17);
    expect((await room.as('bob', 'GET', `/api/v2/chat/messages/${id}`)).status).toBe(403);
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
