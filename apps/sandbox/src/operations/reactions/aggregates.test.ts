import { deleteReaction, sendReaction } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
let id: string;
beforeAll(async () => {
  room = await startConversation();
  await room.api.users(...Array.from({ length: 12 }, (_, n) => `u${n}`));
});
afterAll(() => room.api.close());
beforeEach(async () => {
  ({ id } = await room.send('one'));
});

const react = async (type: string, user_id: string, score?: number) =>
  (
    await room.api.call(sendReaction, {
      params: { id },
      body: { reaction: { type, user_id, ...(score !== undefined && { score }) } },
    })
  ).reaction;
const take = (type: string, user_id: string) =>
  room.api.call(deleteReaction, { params: { id, type }, query: { user_id } });

test('a group says how many there are, what they score, when the first and the last was, and the ten latest', async () => {
  const reactions = [];
  for (let n = 0; n < 12; n += 1) reactions.push(await react('like', `u${n}`, n));
  const group = (await room.get(id)).reaction_groups?.['like'];
  expect(group).toMatchObject({
    count: 12,
    sum_scores: 66,
    first_reaction_at: reactions[0]?.created_at,
    last_reaction_at: reactions[11]?.created_at,
  });
  expect(group?.latest_reactions_by.map((entry) => entry.user_id)).toEqual(
    Array.from({ length: 10 }, (_, n) => `u${11 - n}`),
  );
  await take('like', 'u11');
  await take('like', 'u0');
  expect((await room.get(id)).reaction_groups?.['like']).toMatchObject({
    count: 10,
    sum_scores: 55,
    first_reaction_at: reactions[1]?.created_at,
    last_reaction_at: reactions[10]?.created_at,
  });
});

test('the latest of each group are found beside a group of many, and beside messages with few', async () => {
  const few = await room.send('few');
  for (let n = 0; n < 12; n += 1) {
    await react('like', `u${n}`);
    if (n === 2 || n === 5) await react('love', `u${n}`);
  }
  await room.api.call(sendReaction, {
    params: { id: few.id },
    body: { reaction: { type: 'like', user_id: 'u1' } },
  });
  const { messages } = await room.state();
  const latest = (messageId: string, type: string) =>
    messages
      .find((message) => message.id === messageId)
      ?.reaction_groups?.[type]?.latest_reactions_by.map((entry) => entry.user_id);
  expect(latest(id, 'like')).toEqual(Array.from({ length: 10 }, (_, n) => `u${11 - n}`));
  expect(latest(id, 'love')).toEqual(['u5', 'u2']);
  expect(latest(few.id, 'like')).toEqual(['u1']);
  const shown = messages.find((message) => message.id === id)?.latest_reactions ?? [];
  expect(shown.slice(0, 7).map(({ type, user_id }) => `${type} ${user_id}`)).toEqual([
    'like u11',
    'like u10',
    'like u9',
    'like u8',
    'like u7',
    'like u6',
    'love u5',
  ]);
});

test('the ten newest reactions come with a message, whatever their types, and each reader’s own', async () => {
  for (let n = 0; n < 12; n += 1) await react(`t${n}`, n % 2 === 0 ? 'ada' : 'bob');
  const message = await room.get(id);
  expect(message.latest_reactions.map(({ type }) => type)).toEqual(
    Array.from({ length: 10 }, (_, n) => `t${11 - n}`),
  );
  expect(Object.keys(message.reaction_counts)).toHaveLength(12);
  expect(message.own_reactions).toEqual([]);
  const { body } = await room.as('bob', 'GET', `/api/v2/chat/messages/${id}`);
  const own = Array.from({ length: 6 }, (_, n) => ({ type: `t${11 - 2 * n}`, user_id: 'bob' }));
  expect(body['message']).toMatchObject({ own_reactions: own });
  const listed = (await room.state('ada')).messages.find((entry) => entry.id === id);
  expect(listed?.own_reactions.map(({ user_id }) => user_id)).toEqual(Array(6).fill('ada'));
});

test('once the last of a type is taken back nothing of the type is left', async () => {
  await react('like', 'ada', 3);
  await take('like', 'ada');
  expect(await room.get(id)).toMatchObject({
    reaction_counts: {},
    reaction_scores: {},
    reaction_groups: {},
    latest_reactions: [],
    own_reactions: [],
  });
});
