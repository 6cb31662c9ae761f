import {
  createPoll,
  createPollOption,
  deletePoll,
  deletePollOption,
  getPoll,
  getPollOption,
  queryPollVotes,
  queryPolls,
  updatePoll,
  updatePollOption,
  updatePollPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation({}, 'messaging');
});
afterEach(() => talk.api.close());

const create = async (body: object = {}) =>
  (
    await talk.api.call(createPoll, {
      body: { name: 'Lunch?', user_id: 'ada', options: [{ text: 'yes' }, { text: 'no' }], ...body },
    })
  ).poll;
const get = async (poll_id: string, user_id?: string) =>
  (await talk.api.call(getPoll, { params: { poll_id }, query: user_id === undefined ? {} : { user_id } }))
    .poll;
const patch = async (poll_id: string, body: object) =>
  (await talk.api.call(updatePollPartial, { params: { poll_id }, body: { user_id: 'ada', ...body } })).poll;

test('a poll’s options have ids of their own, and everything that is empty is there', async () => {
  const poll = await create({
    custom: { topic: 'food' },
    options: [{ text: 'yes', custom: { a: 1 } }, { text: 'no' }],
  });
  expect(poll).toMatchObject({
    name: 'Lunch?',
    description: '',
    voting_visibility: 'public',
    enforce_unique_vote: false,
    allow_answers: false,
    allow_user_suggested_options: false,
    is_closed: false,
    options: [
      { text: 'yes', custom: { a: 1 } },
      { text: 'no', custom: {} },
    ],
    vote_count: 0,
    answers_count: 0,
    vote_counts_by_option: {},
    latest_votes_by_option: {},
    latest_answers: [],
    own_votes: [],
    created_by_id: 'ada',
    created_by: { id: 'ada' },
    custom: { topic: 'food' },
  });
  expect(new Set(poll.options.map((option) => option.id)).size).toBe(2);
  expect(poll).not.toHaveProperty('max_votes_allowed');
  expect(await get(poll.id)).toEqual(poll);
});

test.each([
  ['without a user', { user_id: '' }],
  ['without a name', { name: ' ' }],
  ['with an option without text', { options: [{ text: '' }] }],
  ['with no vote allowed', { max_votes_allowed: 0 }],
  ['with eleven votes allowed', { max_votes_allowed: 11 }],
  ['with 101 options', { options: Array.from({ length: 101 }, () => ({ text: 'x' })) }],
  ['with another visibility', { voting_visibility: 'secret' }],
  ['with custom data over 5 kB', { custom: { long: 'x'.repeat(6000) } }],
])('a poll %s is refused', async (_, body) => {
  expect(await refusal(create(body))).toEqual([400, 4]);
});

test('keeps an id of one’s own, once', async () => {
  expect((await create({ id: 'mine', max_votes_allowed: 10 })).id).toBe('mine');
  expect(await refusal(create({ id: 'mine' }))).toEqual([400, 4]);
  expect(await refusal(get('none'))).toEqual([404, 16]);
});

test('a full update resets what it leaves out; without options they stay', async () => {
  const poll = await create({ description: 'hungry', max_votes_allowed: 3, custom: { a: 1 } });
  const write = async (body: object) =>
    (await talk.api.call(updatePoll, { body: { id: poll.id, name: 'Dinner?', user_id: 'ada', ...body } }))
      .poll;
  const changed = await write({});
  expect(changed).toMatchObject({ name: 'Dinner?', description: '', custom: {}, options: poll.options });
  expect(changed).not.toHaveProperty('max_votes_allowed');
  const [yes] = poll.options;
  const options = [
    { id: 'new', text: 'perhaps' },
    { id: yes?.id ?? '', text: 'sure' },
  ];
  expect((await write({ options })).options).toEqual([
    { id: 'new', text: 'perhaps', custom: {} },
    { id: yes?.id, text: 'sure', custom: {} },
  ]);
  const whole = {
    name: 'Supper?',
    description: 'late',
    enforce_unique_vote: true,
    max_votes_allowed: 1,
    allow_answers: true,
    allow_user_suggested_options: true,
    voting_visibility: 'anonymous',
    is_closed: true,
    custom: { b: 2 },
  };
  expect(await write(whole)).toMatchObject(whole);
  expect(await create({ ...whole, user_id: 'bob' })).toMatchObject(whole);
  expect(await write({})).toMatchObject({
    is_closed: false,
    allow_answers: false,
    voting_visibility: 'public',
  });
  expect(await refusal(write({ id: 'none' }))).toEqual([404, 16]);
  expect(
    await refusal(
      write({
        options: [
          { id: 'a', text: 'a' },
          { id: 'a', text: 'b' },
        ],
      }),
    ),
  ).toEqual([400, 4]);
});

test('a partial update changes only what it names; other keys are custom data', async () => {
  const poll = await create({ description: 'hungry', custom: { a: 1, b: { c: 2 } } });
  expect(await patch(poll.id, { set: { name: 'Dinner?', 'b.d': 3, max_votes_allowed: 2 } })).toMatchObject({
    name: 'Dinner?',
    description: 'hungry',
    max_votes_allowed: 2,
    custom: { a: 1, b: { c: 2, d: 3 } },
    options: poll.options,
  });
  const bare = await patch(poll.id, {
    set: { is_closed: true },
    unset: ['max_votes_allowed', 'description', 'b'],
  });
  expect(bare).toMatchObject({ is_closed: true, description: '', custom: { a: 1 } });
  expect(bare).not.toHaveProperty('max_votes_allowed');
  for (const set of [
    { vote_count: 7 },
    { name: 7 },
    { name: '' },
    { max_votes_allowed: 11 },
    { custom: 'x' },
  ])
    expect(await refusal(patch(poll.id, { set }))).toEqual([400, 4]);
});

test('options are added, read, changed and removed one by one', async () => {
  const poll = await create();
  const params = { poll_id: poll.id };
  const add = (body: object) =>
    talk.api.call(createPollOption, { params, body: { text: 'perhaps', user_id: 'ada', ...body } });
  const { poll_option: option } = await add({ custom: { a: 1 } });
  const one = { params: { ...params, option_id: option.id } };
  expect((await talk.api.call(getPollOption, one)).poll_option).toEqual({
    ...option,
    text: 'perhaps',
    custom: { a: 1 },
  });
  const change = { id: option.id, text: 'maybe', user_id: 'ada' };
  expect((await talk.api.call(updatePollOption, { params, body: change })).poll_option).toEqual({
    id: option.id,
    text: 'maybe',
    custom: {},
  });
  expect((await get(poll.id)).options.map(({ text }) => text)).toEqual(['yes', 'no', 'maybe']);
  await talk.api.call(deletePollOption, one);
  expect(await refusal(talk.api.call(getPollOption, one))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(deletePollOption, one))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(updatePollOption, { params, body: { ...change, id: 'none' } }))).toEqual(
    [404, 16],
  );
  expect(await refusal(add({ text: '' }))).toEqual([400, 4]);
  await patch(poll.id, { set: { is_closed: true } });
  expect(await refusal(add({}))).toEqual([400, 4]);
});

test('a message carries its poll; only who created it can send it, and only where polls are on', async () => {
  const poll = await create();
  const message = await talk.send('vote', { poll_id: poll.id });
  expect(message).toMatchObject({ poll_id: poll.id, poll: { name: 'Lunch?', options: poll.options } });
  expect((await talk.get(message.id)).poll?.id).toBe(poll.id);
  expect(await refusal(talk.send('mine', { poll_id: poll.id, user_id: 'bob' }))).toEqual([403, 17]);
  expect(await refusal(talk.send('none', { poll_id: 'none' }))).toEqual([404, 16]);
  await talk.api.call(deletePoll, { params: { poll_id: poll.id } });
  expect(await talk.get(message.id)).not.toHaveProperty('poll');
  const params = { poll_id: poll.id, option_id: poll.options[0]?.id ?? '' };
  expect(await refusal(get(poll.id))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(getPollOption, { params }))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(queryPollVotes, { params, body: {} }))).toEqual([404, 16]);
  const team = await startConversation();
  try {
    expect(await refusal(team.send('vote', { poll_id: 'x' }))).toEqual([400, 19]);
  } finally {
    await team.api.close();
  }
});

test('lists polls by filter, newest first, in pages', async () => {
  const ids: string[] = [];
  for (const [name, user_id] of [
    ['a', 'ada'],
    ['b', 'bob'],
    ['c', 'ada'],
  ])
    ids.push((await create({ name, user_id, custom: { n: ids.length } })).id);
  const list = (body: object) => talk.api.call(queryPolls, { body });
  const names = async (body: object) => (await list(body)).polls.map((poll) => poll.name);
  expect(await names({})).toEqual(['c', 'b', 'a']);
  expect(await names({ filter: { created_by_id: 'ada' }, sort: [{ field: 'name' }] })).toEqual(['a', 'c']);
  expect(await names({ filter: { n: { $gte: 1 } } })).toEqual(['c', 'b']);
  const first = await list({ limit: 2 });
  expect(await names({ limit: 2, next: first.next })).toEqual(['a']);
  expect(await refusal(list({ limit: 101 }))).toEqual([400, 4]);
  expect(await refusal(list({ sort: [{ field: 'vote_count' }] }))).toEqual([400, 4]);
  expect(await refusal(list({ filter: { name: { $gt: 'a' } } }))).toEqual([400, 4]);
});

test('with a token of their own users see polls of their channels, and change their own', async () => {
  const poll = await create();
  const path = `/api/v2/polls/${poll.id}`;
  expect((await talk.as('bob', 'GET', path)).status).toBe(403);
  await talk.send('vote', { poll_id: poll.id });
  expect((await talk.as('bob', 'GET', path)).status).toBe(200);
  expect((await talk.as('cyd', 'GET', path)).status).toBe(403);
  const found = async (userId: string) =>
    (await talk.as(userId, 'POST', '/api/v2/polls/query', {})).body['polls'];
  expect(await found('bob')).toMatchObject([{ id: poll.id }]);
  expect(await found('cyd')).toEqual([]);
  expect((await talk.as('bob', 'PATCH', path, { set: { name: 'mine' } })).status).toBe(403);
  expect((await talk.as('bob', 'DELETE', path)).status).toBe(403);
  expect((await talk.as('bob', 'POST', `${path}/options`, { text: 'x' })).status).toBe(403);
  await patch(poll.id, { set: { allow_user_suggested_options: true } });
  expect((await talk.as('bob', 'POST', `${path}/options`, { text: 'x' })).status).toBe(201);
  expect((await talk.as('ada', 'DELETE', path)).status).toBe(200);
});
