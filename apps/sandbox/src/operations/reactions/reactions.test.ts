import type { BodyOf } from '@backchannel/chat-api';
import {
  deleteMessage,
  deleteReaction,
  getOrCreateChannel,
  getReactions,
  queryReactions,
  sendMessage,
  sendReaction,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
let id: string;
beforeEach(async () => {
  room = await startConversation();
  ({ id } = await room.send('one'));
});
afterEach(() => room.api.close());

type Reaction = BodyOf<typeof sendReaction>['reaction'];
const react = (type: string, user_id: string, rest: Partial<Reaction> = {}, enforce_unique = false) =>
  room.api.call(sendReaction, {
    params: { id },
    body: { reaction: { type, user_id, ...rest }, enforce_unique },
  });
const take = (type: string, user_id: string) =>
  room.api.call(deleteReaction, { params: { id, type }, query: { user_id } });
const query = (body: BodyOf<typeof queryReactions> = {}) =>
  room.api.call(queryReactions, { params: { id }, body });

describe('send_reaction', () => {
  test('adds up counts, scores and groups, newest first', async () => {
    await react('like', 'ada');
    await react('like', 'bob', { score: 4 });
    const { message, reaction } = await react('wow', 'bob', { custom: { a: 1 } });
    expect(reaction).toMatchObject({
      message_id: id,
      type: 'wow',
      user_id: 'bob',
      score: 1,
      custom: { a: 1 },
      user: { id: 'bob' },
    });
    expect(message).toMatchObject({
      reaction_counts: { like: 2, wow: 1 },
      reaction_scores: { like: 5, wow: 1 },
    });
    expect(message.reaction_groups?.['like']).toMatchObject({
      count: 2,
      sum_scores: 5,
      latest_reactions_by: [{ user_id: 'bob' }, { user_id: 'ada' }],
    });
    expect(message.latest_reactions.map(({ type, user_id }) => `${type} ${user_id}`)).toEqual([
      'wow bob',
      'like bob',
      'like ada',
    ]);
    expect(message.own_reactions.map(({ type }) => type).sort()).toEqual(['like', 'wow']);
  });

  test('is one per user, type and message: again replaces score and custom data', async () => {
    const first = await react('like', 'ada', { score: 3, custom: { a: 1 } });
    const second = await react('like', 'ada', { custom: { b: 2 } });
    expect(second.reaction).toMatchObject({
      score: 1,
      custom: { b: 2 },
      created_at: first.reaction.created_at,
    });
    expect(second.reaction.custom).toEqual({ b: 2 });
    expect(second.message.reaction_counts).toEqual({ like: 1 });
  });

  test('may be dated to when it was made elsewhere', async () => {
    const changed = await react('sad', 'ada', {
      created_at: new Date('2020-01-01T00:00:00Z'),
      updated_at: new Date('2020-01-02T00:00:00Z'),
    });
    expect(changed.reaction.updated_at).toBe(Date.parse('2020-01-02') * 1e6);
    await take('sad', 'ada');
    const { reaction } = await react('like', 'ada', { created_at: new Date('2020-01-01T00:00:00Z') });
    expect(reaction.created_at).toBe(1_577_836_800_000_000_000);
    expect(reaction.updated_at).toBeGreaterThan(reaction.created_at);
    await react('wow', 'bob');
    expect((await query()).reactions.map(({ type }) => type)).toEqual(['wow', 'like']);
  });

  test('with enforce_unique takes the user’s other reactions away, and nobody else’s', async () => {
    await react('like', 'ada');
    await react('wow', 'ada');
    await react('like', 'bob');
    const { message } = await react('sad', 'ada', {}, true);
    expect(message.reaction_counts).toEqual({ like: 1, sad: 1 });
  });

  test('touches neither the message’s updated_at nor anybody’s unread', async () => {
    const before = await room.get(id);
    await react('like', 'ada');
    expect((await room.get(id)).updated_at).toBe(before.updated_at);
    expect(unreadOf(await room.state())).toEqual({ ada: 0, bob: 1 });
  });

  test.each([
    ['no actor', { reaction: { type: 'like' } }, [400, 4]],
    ['an unknown actor', { reaction: { type: 'like', user_id: 'nobody' } }, [400, 4]],
    ['no type', { reaction: { user_id: 'ada' } }, [400, 4]],
    ['a type of 31 characters', { reaction: { type: 'x'.repeat(31), user_id: 'ada' } }, [400, 4]],
    [
      'custom data over 1 kB',
      { reaction: { type: 'like', user_id: 'ada', custom: { a: 'x'.repeat(1020) } } },
      [400, 4],
    ],
  ])('refuses %s', async (_, body, expected) => {
    const reply = await room.api.raw('POST', `/api/v2/chat/messages/${id}/reaction`, { body });
    expect([reply.status, reply.body.code]).toEqual(expected);
  });

  test('refuses unknown and deleted messages, and channels without reactions', async () => {
    const { api } = room;
    const body = { reaction: { type: 'like', user_id: 'ada' } };
    expect(await refusal(api.call(sendReaction, { params: { id: 'nothing' }, body }))).toEqual([404, 16]);
    const params = { type: 'team', id: 'quiet' };
    await api.call(getOrCreateChannel, {
      params,
      body: {
        data: { created_by_id: 'ada', config_overrides: { reactions: false, replies: false, quotes: false } },
      },
    });
    const sent = await api.call(sendMessage, { params, body: { message: { text: 'x', user_id: 'ada' } } });
    expect(await refusal(api.call(sendReaction, { params: { id: sent.message.id }, body }))).toEqual([
      400, 19,
    ]);
    const follow = (message: object) =>
      api.call(sendMessage, { params, body: { message: { user_id: 'ada', ...message } } });
    expect(await refusal(follow({ parent_id: sent.message.id }))).toEqual([400, 19]);
    expect(await refusal(follow({ quoted_message_id: sent.message.id }))).toEqual([400, 19]);
    await api.call(deleteMessage, { params: { id } });
    expect(await refusal(react('like', 'ada'))).toEqual([400, 4]);
  });
});

describe('delete_reaction', () => {
  test('answers with what it took, and the type’s keys go at zero', async () => {
    await react('like', 'ada', { score: 2 });
    await react('wow', 'bob');
    const { message, reaction } = await take('like', 'ada');
    expect(reaction).toMatchObject({ type: 'like', user_id: 'ada', score: 2 });
    expect([message.reaction_counts, message.reaction_scores]).toEqual([{ wow: 1 }, { wow: 1 }]);
    expect(message.reaction_groups).not.toHaveProperty('like');
  });

  test('refuses a reaction that is not there, and a call without a user', async () => {
    expect(await refusal(take('like', 'ada'))).toEqual([404, 16]);
    const reply = await room.api.raw('DELETE', `/api/v2/chat/messages/${id}/reaction/like`);
    expect([reply.status, reply.body.code]).toEqual([400, 4]);
  });

  test('finds types that need encoding in the path', async () => {
    await react('a/b %', 'ada');
    expect((await take('a/b %', 'ada')).message.reaction_counts).toEqual({});
  });
});

describe('lists of reactions', () => {
  beforeEach(async () => {
    for (let n = 0; n < 12; n += 1) await react(`t${n}`, n % 2 === 0 ? 'ada' : 'bob');
  });
  const newest = Array.from({ length: 12 }, (_, n) => `t${11 - n}`);

  test('get_reactions: newest first, 10 a page, by offset', async () => {
    const types = async (q: { limit?: number; offset?: number }) =>
      (await room.api.call(getReactions, { params: { id }, query: q })).reactions.map(({ type }) => type);
    expect(await types({})).toEqual(newest.slice(0, 10));
    expect(await types({ limit: 5, offset: 10 })).toEqual(newest.slice(10));
    expect(await refusal(types({ limit: 301 }))).toEqual([400, 4]);
    expect(await refusal(types({ offset: 1001 }))).toEqual([400, 4]);
  });

  test('query_reactions: works with nothing, filters and sorts', async () => {
    const types = async (body: BodyOf<typeof queryReactions>) =>
      (await query(body)).reactions.map(({ type }) => type);
    expect(await types({})).toEqual(newest.slice(0, 10));
    expect(await types({ filter: { user_id: 'bob', type: { $in: ['t1', 't2', 't3'] } } })).toEqual([
      't3',
      't1',
    ]);
    expect(await types({ sort: [{ field: 'created_at', direction: 1 }], limit: 2 })).toEqual(['t0', 't1']);
    const { created_at } = (await query({ filter: { type: 't5' } })).reactions[0] ?? { created_at: 0 };
    expect(await types({ filter: { created_at: { $gt: created_at } }, limit: 100 })).toEqual(
      newest.slice(0, 6),
    );
    expect(await refusal(types({ filter: { score: 1 } }))).toEqual([400, 4]);
    expect(await refusal(types({ sort: [{ field: 'score' }] }))).toEqual([400, 4]);
  });

  test('query_reactions: cursors go through all of it, and back', async () => {
    const one = await query({ limit: 5 });
    const two = await query({ limit: 5, ...(one.next !== undefined && { next: one.next }) });
    const three = await query({ limit: 5, ...(two.next !== undefined && { next: two.next }) });
    const seen = [one, two, three].flatMap(({ reactions }) => reactions.map(({ type }) => type));
    expect(seen).toEqual(newest);
    expect([one.prev, three.next]).toEqual([undefined, undefined]);
    const back = await query({ limit: 5, ...(two.prev !== undefined && { prev: two.prev }) });
    expect(back.reactions).toEqual(one.reactions);
    expect(back).not.toHaveProperty('prev');
    const sort = [{ field: 'created_at', direction: 1 }];
    expect(await refusal(query({ sort, ...(one.next !== undefined && { next: one.next }) }))).toEqual([
      400, 4,
    ]);
  });
});
