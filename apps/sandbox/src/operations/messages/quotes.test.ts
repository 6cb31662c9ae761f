import {
  ban,
  getOrCreateChannel,
  sendMessage,
  updateChannel,
  updateChannelPartial,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

const chat = '/api/v2/chat';
const SECRET = 'the secret';

// `bob` is a member of `team:a` and of nothing else.
let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

/** Says something in a channel that only `ada` is in. */
async function sayElsewhere(id: string): Promise<void> {
  const params = { type: 'team', id: 'priv' };
  const data = { created_by_id: 'ada', members: [{ user_id: 'ada' }] };
  await room.api.call(getOrCreateChannel, { params, body: { data } });
  await room.api.call(sendMessage, { params, body: { message: { id, text: SECRET, user_id: 'ada' } } });
}

/** Says something where everybody is, in the name of somebody whom nobody else hears any more. */
async function sayShadowed(id: string): Promise<void> {
  await room.api.call(ban, { body: { target_user_id: 'ada', banned_by_id: 'bob', shadow: true } });
  await room.send(SECRET, { id });
}

/** What `bob` may not read. */
const hidden: Record<string, (id: string) => Promise<unknown>> = {
  'a message of a channel that is closed to them': sayElsewhere,
  'a message for others': (id) => room.send(SECRET, { id, restricted_visibility: ['cyd'] }),
  'a message of somebody shadow-banned': sayShadowed,
};

/** All the ways to quote. */
const ways: Record<string, (quoted: string) => readonly [method: string, path: string, body: object]> = {
  'sending a message': (quoted_message_id) => [
    'POST',
    'channels/team/a/message',
    { message: { text: 'q', quoted_message_id } },
  ],
  'updating one': (quoted_message_id) => [
    'POST',
    'messages/own',
    { message: { text: 'q', quoted_message_id } },
  ],
  'updating a part of one': (quoted_message_id) => ['PUT', 'messages/own', { set: { quoted_message_id } }],
  'updating one for the moment': (quoted_message_id) => [
    'PATCH',
    'messages/own/ephemeral',
    { set: { quoted_message_id } },
  ],
  'drafting one': (quoted_message_id) => [
    'POST',
    'channels/team/a/draft',
    { message: { text: 'q', quoted_message_id } },
  ],
  'sending a command': (quoted_message_id) => [
    'POST',
    'channels/team/a/message',
    { message: { text: '/giphy q', quoted_message_id } },
  ],
};

describe.each(Object.entries(hidden))('%s', (_, say) => {
  test.each(Object.entries(ways))('is not quoted by %s', async (way, request) => {
    await room.send('own', { id: 'own', user_id: 'bob' });
    await say('hidden');
    const [method, path, body] = request('hidden');
    const refused = await room.as('bob', method, `${chat}/${path}`, body);
    expect(refused.text).not.toContain(SECRET);
    // A command’s answer is in no channel, and quotes nothing that its user may not read.
    if (way !== 'sending a command') {
      const [, , nothing] = request('nothing');
      const absent = await room.as('bob', method, `${chat}/${path}`, nothing);
      expect([refused.status, refused.body.code]).toEqual([404, 16]);
      expect([absent.status, absent.body.code]).toEqual([404, 16]);
      expect(refused.body.message?.replace('hidden', 'nothing')).toBe(absent.body.message);
    }
    // What may be read is quoted in the same way, and the app's own server quotes everything.
    await room.send('plain', { id: 'plain', user_id: 'bob' });
    const [, , allowed] = request('plain');
    expect((await room.as('bob', method, `${chat}/${path}`, allowed)).status).toBeLessThan(300);
    expect(await room.send('q', { quoted_message_id: 'hidden' })).toMatchObject({
      quoted_message: { text: SECRET },
    });
  });

  test('is not shown in a quote by somebody who may read it', async () => {
    await say('hidden');
    await room.send('quotes', { id: 'quoting', quoted_message_id: 'hidden', pinned: true, user_id: 'cyd' });
    await room.send('thread', { id: 'thread', user_id: 'bob' });
    await room.send('reply', { parent_id: 'thread', quoted_message_id: 'hidden', user_id: 'cyd' });
    const payload = JSON.stringify({ filter_conditions: { cid: 'team:a' }, query: 'quotes' });
    const reads: [string, string, object?][] = [
      ['GET', 'messages/quoting'],
      ['GET', 'channels/team/a/messages?ids=quoting'],
      ['GET', 'channels/team/a'],
      ['POST', 'channels/team/a/query', {}],
      ['POST', 'channels', { filter_conditions: { cid: 'team:a' } }],
      ['GET', 'channels/team/a/pinned_messages'],
      ['GET', 'messages/thread/replies'],
      ['GET', 'threads/thread'],
      ['POST', 'threads', {}],
      ['GET', `search?payload=${encodeURIComponent(payload)}`],
      ['POST', 'messages/quoting/reaction', { reaction: { type: 'like' } }],
    ];
    for (const [method, path, body] of reads) {
      const { status, text } = await room.as('bob', method, `${chat}/${path}`, body);
      expect([path, status < 300, text.includes('"quoted_message_id":"hidden"')]).toEqual([path, true, true]);
      expect([path, text.includes(SECRET), text.includes('"quoted_message":')]).toEqual([path, false, false]);
    }
    expect((await room.as('ada', 'GET', `${chat}/messages/quoting`)).text).toContain(SECRET);
    expect(await room.get('quoting')).toMatchObject({ quoted_message: { text: SECRET } });
  });

  test('is not shown in a draft that was begun when it could still be read', async () => {
    await say('hidden');
    const { status } = await room.api.raw('POST', `${chat}/channels/team/a/draft`, {
      body: { message: { text: 'q', user_id: 'bob', quoted_message_id: 'hidden' } },
    });
    expect(status).toBe(201);
    for (const [method, path, body] of [
      ['POST', 'drafts/query', {}],
      ['GET', 'channels/team/a/draft'],
    ] as const) {
      const { text } = await room.as('bob', method, `${chat}/${path}`, body);
      expect(text).toContain('"quoted_message_id":"hidden"');
      expect(text).not.toContain(SECRET);
    }
  });
});

test('what is restricted after it was quoted is not shown in the quote any more', async () => {
  await room.send(SECRET, { id: 'open' });
  await room.as('bob', 'POST', `${chat}/channels/team/a/message`, {
    message: { id: 'quoting', text: 'q', quoted_message_id: 'open' },
  });
  const read = async () => (await room.as('bob', 'GET', `${chat}/messages/quoting`)).text.includes(SECRET);
  expect(await read()).toBe(true);
  await room.api.call(updateMessagePartial, {
    params: { id: 'open' },
    body: { user_id: 'ada', set: { restricted_visibility: ['cyd'] } },
  });
  expect(await read()).toBe(false);
});

test('nor in the message of a reminder, or of a live location in a channel that is closed to them', async () => {
  const { api, params } = room;
  const config_overrides = { user_message_reminders: true, shared_locations: true };
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides } } });
  await room.send(SECRET, { id: 'open' });
  const location = { latitude: 1, longitude: 2, end_at: new Date(Date.now() + 3_600_000).toISOString() };
  await room.send('q', { user_id: 'bob', quoted_message_id: 'open', shared_location: location });
  const ask = async () => [
    await room.as('bob', 'POST', `${chat}/reminders/query`, {}),
    await room.as('bob', 'GET', '/api/v2/users/live_locations'),
  ];
  expect((await room.as('bob', 'POST', `${chat}/messages/open/reminders`, {})).status).toBe(201);
  expect((await ask()).map(({ text }) => text.includes(SECRET))).toEqual([true, true]);
  await api.call(updateMessagePartial, {
    params: { id: 'open' },
    body: { user_id: 'ada', set: { restricted_visibility: ['cyd'] } },
  });
  expect((await ask()).map(({ text }) => text.includes(SECRET))).toEqual([false, false]);
  await api.call(updateMessagePartial, {
    params: { id: 'open' },
    body: { user_id: 'ada', set: { restricted_visibility: [] } },
  });
  await api.call(updateChannel, { params, body: { remove_members: ['bob'] } });
  const [reminders, locations] = await ask();
  expect(reminders?.body['reminders']).toEqual([]);
  expect(locations?.body['active_live_locations']).toMatchObject([{ channel_cid: 'team:a' }]);
  expect(locations?.text).not.toContain(SECRET);
});

describe.each([
  ['for others', hidden['a message for others']],
  ['of somebody shadow-banned', hidden['a message of somebody shadow-banned']],
])('a message %s', (_, say) => {
  const calls: [string, string, string, object, number][] = [
    ['answered', 'POST', 'channels/team/a/message', { message: { text: 'r', parent_id: 'hidden' } }, 404],
    [
      'answered by a command',
      'POST',
      'channels/team/a/message',
      { message: { text: '/giphy r', parent_id: 'hidden' } },
      404,
    ],
    // A draft's parent is a matter of the input.
    [
      'answered in a draft',
      'POST',
      'channels/team/a/draft',
      { message: { text: 'r', parent_id: 'hidden' } },
      400,
    ],
    ['made unread', 'POST', 'channels/team/a/unread', { message_id: 'hidden' }, 404],
    ['made unread as a thread', 'POST', 'channels/team/a/unread', { thread_id: 'hidden' }, 404],
    ['read up to', 'POST', 'channels/team/a/read', { message_id: 'hidden' }, 404],
    ['read as a thread', 'POST', 'channels/team/a/read', { thread_id: 'hidden' }, 404],
  ];
  test.each(calls)('cannot be %s', async (_what, method, path, body, status) => {
    await say?.('hidden');
    await room.send('reply', { parent_id: 'hidden' });
    expect((await room.as('bob', method, `${chat}/${path}`, body)).status).toBe(status);
    expect((await room.as('ada', method, `${chat}/${path}`, body)).status).toBe(201);
  });

  test('is no thread of who may not see it, though they have answered it', async () => {
    await say?.('hidden');
    await room.send('reply', { parent_id: 'hidden', user_id: 'bob' });
    expect((await room.as('bob', 'POST', `${chat}/threads`, {})).body['threads']).toEqual([]);
    expect((await room.as('bob', 'GET', `${chat}/threads/hidden`)).status).toBe(404);
    expect((await room.as('ada', 'POST', `${chat}/threads`, {})).text).toContain(SECRET);
  });
});
