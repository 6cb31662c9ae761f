import { hideChannel, queryChannels, sendMessage, updateMessage } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const path = '/api/v2/chat/channels/team/a/message';

describe('a sent message', () => {
  test('has every default of the reference', async () => {
    const { status, body } = await room.api.raw('POST', path, {
      body: { message: { text: 'Hi <b>', user_id: 'ada' } },
    });
    expect(status).toBe(201);
    expect(body['message']).toMatchObject({
      type: 'regular',
      text: 'Hi <b>',
      html: '<p>Hi &lt;b&gt;</p>\n',
      cid: 'team:a',
      attachments: [],
      mentioned_users: [],
      own_reactions: [],
      latest_reactions: [],
      reaction_counts: {},
      reaction_scores: {},
      reaction_groups: {},
      reply_count: 0,
      deleted_reply_count: 0,
      pinned: false,
      silent: false,
      shadowed: false,
      restricted_visibility: [],
      mentioned_channel: false,
      mentioned_here: false,
      custom: {},
      member: { channel_role: 'channel_member' },
    });
    expect(body['message']).not.toHaveProperty('parent_id');
    expect(body['message']).not.toHaveProperty('deleted_at');
  });

  test('keeps its id, and a second one with that id is refused in the words of the API', async () => {
    expect((await room.send('one', { id: 'my-id' })).id).toBe('my-id');
    const again = await room.api.raw('POST', path, { body: { message: { id: 'my-id', user_id: 'ada' } } });
    expect([again.status, again.body.code]).toEqual([400, 4]);
    expect(again.body.message).toBe(
      'SendMessage failed with error: "a message with ID my-id already exists"',
    );
  });

  test('may be of type system, with its own HTML, and from somebody who is no member', async () => {
    const sent = await room.send('note', { type: 'system', html: '<i>note</i>', user_id: 'cyd' });
    expect(sent).toMatchObject({ type: 'system', html: '<i>note</i>', user: { id: 'cyd' } });
    expect(sent).not.toHaveProperty('member');
  });

  test('shows mentioned users as objects, each once, and without strangers', async () => {
    const { mentioned_users } = await room.send('hey', { mentioned_users: ['bob', 'bob', 'nobody'] });
    expect(mentioned_users.map(({ id }) => id)).toEqual(['bob']);
  });

  test('expands what it quotes, one level deep', async () => {
    const first = await room.send('one');
    const second = await room.send('two', { quoted_message_id: first.id });
    const third = await room.send('three', { quoted_message_id: second.id });
    expect(third).toMatchObject({ quoted_message_id: second.id, quoted_message: { text: 'two' } });
    expect(third.quoted_message).not.toHaveProperty('quoted_message');
    expect(await refusal(room.send('x', { quoted_message_id: 'nothing' }))).toEqual([404, 16]);
  });

  test('can be pinned from the start, until a moment', async () => {
    const sent = await room.send('look', { pinned: true, pin_expires: new Date('2090-01-01') });
    expect(sent).toMatchObject({
      pinned: true,
      pinned_by: { id: 'ada' },
      pin_expires: 3_786_912_000_000_000_000,
    });
    expect(sent.pinned_at).toBe(sent.created_at);
  });

  test('may have been pinned since another moment, which is text; a later pin again', async () => {
    const long = { pinned: true, pinned_at: '2020-01-01T00:00:00+00:00' };
    const { id, pinned_at: since } = await room.send('look', long);
    expect(since).toBe(Date.parse('2020-01-01') * 1e6);
    const change = async (message: object) =>
      (
        await room.api.call(updateMessage, {
          params: { id },
          body: { message: { text: 'look', user_id: 'ada', ...message } },
        })
      ).message;
    expect(await change({ pinned: false, pinned_at: long.pinned_at })).not.toHaveProperty('pinned_at');
    const again = { pinned: true, pinned_at: '2021-01-01T00:00:00Z' };
    expect((await change(again)).pinned_at).toBe(Date.parse('2021-01-01') * 1e6);
  });

  test('comes with the channel and the membership of who is mentioned when the request asks', async () => {
    const body = {
      message: { text: 'x', user_id: 'ada', mentioned_users: ['bob', 'cyd'] },
      include_channel_context: true,
      include_mentioned_members: true,
      skip_push: true,
      skip_enrich_url: true,
    };
    const answer = await room.api.call(sendMessage, { params: room.params, body });
    expect(answer.channel_context).toMatchObject({
      cid: 'team:a',
      type: 'team',
      id: 'a',
      created_by: { id: 'ada' },
    });
    expect(answer.mentioned_members).toEqual({ bob: true, cyd: false });
    expect(answer).not.toHaveProperty('pending_message_metadata');
  });
});

describe('refuses', () => {
  test.each([
    ['no actor', { user_id: undefined }, [400, 4]],
    ['an unknown actor', { user_id: 'nobody' }, [400, 4]],
    ['a text over the length of the type', { text: 'x'.repeat(5001) }, [400, 20]],
    ['31 attachments', { attachments: Array.from({ length: 31 }, () => ({ type: 'x' })) }, [400, 4]],
    ['attachments over 5 kB', { attachments: [{ text: 'x'.repeat(5200) }] }, [400, 4]],
    ['custom data over 5 kB', { custom: { a: 'x'.repeat(5200) } }, [400, 4]],
    ['an id with a comma', { id: 'a,b' }, [400, 4]],
    ['an id with a percent sign', { id: 'a%b' }, [400, 4]],
    ['an id of 256 characters', { id: 'x'.repeat(256) }, [400, 4]],
    ['101 mentions', { mentioned_users: Array.from({ length: 101 }, (_, n) => `u${n}`) }, [400, 4]],
    [
      '11 users of restricted visibility',
      { restricted_visibility: Array.from({ length: 11 }, (_, n) => `u${n}`) },
      [400, 4],
    ],
    ['a poll that does not exist', { poll_id: 'p' }, [400, 19]],
    ['a location where the type has none', { shared_location: { latitude: 1, longitude: 2 } }, [400, 19]],
    ['a parent that does not exist', { parent_id: 'nothing' }, [404, 16]],
  ])('%s', async (_, message, expected) => {
    const reply = await room.api.raw('POST', path, {
      body: { message: { text: 'x', user_id: 'ada', ...message } },
    });
    expect([reply.status, reply.body.code]).toEqual(expected);
  });

  test('an unknown channel', async () => {
    const body = { message: { text: 'x', user_id: 'ada' } };
    const reply = await room.api.raw('POST', '/api/v2/chat/channels/team/none/message', { body });
    expect([reply.status, reply.body.code]).toEqual([404, 16]);
    expect(reply.body.message).toContain("Can't find channel with id team:none");
  });

  test('but takes what is just within the limits', async () => {
    const attachments = Array.from({ length: 30 }, () => ({ type: 'x' }));
    const sent = await room.send('é'.repeat(5000), {
      attachments,
      id: 'x'.repeat(255),
      custom: { a: 'y'.repeat(5000) },
    });
    expect(sent.attachments).toHaveLength(30);
    expect(sent.attachments[0]).toEqual({ type: 'x', custom: {} });
  });
});

describe('threads', () => {
  test('count their replies and name their participants', async () => {
    const parent = await room.send('parent');
    const reply = await room.send('reply', { parent_id: parent.id, user_id: 'bob' });
    expect(reply).toMatchObject({ type: 'reply', parent_id: parent.id, show_in_channel: false });
    const after = await room.get(parent.id);
    expect([after.reply_count, after.thread_participants?.map(({ id }) => id)]).toEqual([1, ['bob']]);
  });

  test('do not nest', async () => {
    const parent = await room.send('parent');
    const reply = await room.send('reply', { parent_id: parent.id });
    expect(await refusal(room.send('nested', { parent_id: reply.id }))).toEqual([400, 21]);
  });

  test('show in the channel only what says so', async () => {
    const parent = await room.send('parent');
    await room.send('hidden', { parent_id: parent.id });
    await room.send('shown', { parent_id: parent.id, show_in_channel: true });
    expect((await room.state()).messages.map(({ text }) => text)).toEqual(['parent', 'shown']);
  });
});

describe('in its channel', () => {
  test('a message moves last_message_at, message_count, and what others have unread', async () => {
    await room.send('one');
    const last = await room.send('two');
    const state = await room.state();
    expect(state.channel).toMatchObject({ last_message_at: last.created_at, message_count: 2 });
    expect(unreadOf(state)).toEqual({ ada: 0, bob: 2 });
    expect(state.read?.find(({ user }) => user.id === 'ada')).toMatchObject({
      last_read_message_id: last.id,
    });
  });

  test('silent messages and replies that stay in their thread leave unread alone, but count', async () => {
    const parent = await room.send('one', { silent: true });
    await room.send('reply', { parent_id: parent.id });
    const state = await room.state();
    expect(unreadOf(state)).toEqual({ ada: 0, bob: 0 });
    expect(state.channel?.message_count).toBe(2);
    await room.send('shown', { parent_id: parent.id, show_in_channel: true });
    expect(unreadOf(await room.state())).toEqual({ ada: 0, bob: 1 });
  });

  test('messages never share a moment, also when the clock goes back', async () => {
    await room.clock('2030-01-01T00:00:10Z');
    const first = await room.send('one');
    await room.clock('2030-01-01T00:00:00Z');
    const second = await room.send('two');
    expect(second.created_at).toBeGreaterThan(first.created_at);
    expect((await room.state()).messages.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  test('a new message brings a hidden channel back, unless it is to stay hidden', async () => {
    const { api, params } = room;
    const seen = async () => (await api.call(queryChannels, { body: { user_id: 'bob' } })).channels.length;
    await api.call(hideChannel, { params, body: { user_id: 'bob' } });
    await room.send('psst', {}, { keep_channel_hidden: true });
    expect(await seen()).toBe(0);
    await room.send('hello');
    expect(await seen()).toBe(1);
  });
});
