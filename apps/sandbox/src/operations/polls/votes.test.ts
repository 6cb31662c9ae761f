// Takes its time: left out of `npm run verify`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  castPollVote,
  createPoll,
  deleteMessage,
  deletePollOption,
  deletePollVote,
  getPoll,
  queryPollVotes,
  updatePollPartial,
} from '@backchannel/chat-api/operations';
import type { PollResponseData } from '@backchannel/chat-api/types';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { miscounts } from '../../test/recount.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation({}, 'messaging');
});
afterEach(() => talk.api.close());

interface Vote {
  message_id: string;
  poll: PollResponseData;
  options: string[];
}

/** A poll with three options in a message. */
async function ask(body: object = {}, room = talk): Promise<Vote> {
  const { poll } = await room.api.call(createPoll, {
    body: { name: 'Lunch?', user_id: 'ada', options: ['a', 'b', 'c'].map((text) => ({ text })), ...body },
  });
  const { id } = await room.send('vote', { poll_id: poll.id });
  return { message_id: id, poll, options: poll.options.map((option) => option.id) };
}
const paramsOf = ({ message_id, poll }: Vote) => ({ message_id, poll_id: poll.id });
const cast = (asked: Vote, vote: object, user_id = 'bob') =>
  talk.api.call(castPollVote, { params: paramsOf(asked), body: { vote, user_id } });
const pick = (asked: Vote, place: number, user_id = 'bob') =>
  cast(asked, { option_id: asked.options[place] ?? '' }, user_id);
const get = async (asked: Vote, user_id?: string) =>
  (
    await talk.api.call(getPoll, {
      params: { poll_id: asked.poll.id },
      query: user_id === undefined ? {} : { user_id },
    })
  ).poll;
const votes = (asked: Vote, body: object = {}, query = {}) =>
  talk.api.call(queryPollVotes, { params: { poll_id: asked.poll.id }, query, body });

test('a vote counts for its option, and shows to everybody and to its user', async () => {
  const asked = await ask();
  const { vote, poll } = await pick(asked, 0);
  expect(vote).toMatchObject({ option_id: asked.options[0], user_id: 'bob', user: { id: 'bob' } });
  expect(vote).not.toHaveProperty('is_answer');
  expect(poll).toMatchObject({ vote_count: 1, own_votes: [{ id: vote?.id }] });
  await pick(asked, 1);
  await pick(asked, 1, 'cyd');
  const [a = '', b = ''] = asked.options;
  expect(await get(asked, 'cyd')).toMatchObject({
    vote_count: 3,
    vote_counts_by_option: { [a]: 1, [b]: 2 },
    latest_votes_by_option: { [a]: [{ user_id: 'bob' }], [b]: [{ user_id: 'cyd' }, { user_id: 'bob' }] },
    own_votes: [{ option_id: b }],
  });
  expect((await get(asked)).own_votes).toEqual([]);
  expect((await talk.get(asked.message_id)).poll?.vote_count).toBe(3);
});

test('the same vote again changes nothing', async () => {
  const asked = await ask();
  const first = await pick(asked, 0);
  const second = await pick(asked, 0);
  expect([second.vote?.id, second.poll?.vote_count]).toEqual([first.vote?.id, 1]);
});

test('where votes are unique a new one takes the place of the old one', async () => {
  const asked = await ask({ enforce_unique_vote: true });
  await pick(asked, 0);
  const { poll } = await pick(asked, 2);
  expect(poll).toMatchObject({ vote_count: 1, vote_counts_by_option: { [asked.options[2] ?? '']: 1 } });
  expect(Object.keys(poll?.latest_votes_by_option ?? {})).toEqual([asked.options[2]]);
});

test('nobody casts more votes than a poll allows', async () => {
  const asked = await ask({ max_votes_allowed: 2 });
  await pick(asked, 0);
  await pick(asked, 1);
  expect(await refusal(pick(asked, 2))).toEqual([400, 4]);
  expect((await pick(asked, 2, 'cyd')).poll?.vote_count).toBe(3);
});

test('an answer is one per user, replaced, and counts as an answer only', async () => {
  const asked = await ask({ allow_answers: true });
  const first = await cast(asked, { answer_text: 'soup' });
  expect(first.vote).toMatchObject({ is_answer: true, answer_text: 'soup', option_id: '' });
  const { poll } = await cast(asked, { answer_text: 'bread' });
  expect(poll).toMatchObject({
    vote_count: 0,
    answers_count: 1,
    latest_answers: [{ id: first.vote?.id, answer_text: 'bread' }],
    latest_votes_by_option: {},
  });
  expect(await refusal(cast(await ask(), { answer_text: 'soup' }))).toEqual([400, 4]);
});

test('the ten latest votes of each option and the ten latest answers come with a poll, all are counted', async () => {
  const asked = await ask({ allow_answers: true });
  const people = Array.from({ length: 12 }, (_, n) => `u${n}`);
  await talk.api.users(...people);
  for (const user of people) {
    await pick(asked, 0, user);
    await cast(asked, { answer_text: user }, user);
  }
  const [a = ''] = asked.options;
  const poll = await get(asked, 'u3');
  const latest = people.toReversed().slice(0, 10);
  expect(poll.latest_votes_by_option[a]?.map((vote) => vote.user_id)).toEqual(latest);
  expect(poll.latest_answers.map((vote) => vote.answer_text)).toEqual(latest);
  expect(poll).toMatchObject({ vote_count: 12, answers_count: 12, vote_counts_by_option: { [a]: 12 } });
  expect(new Set(poll.own_votes.map((vote) => vote.user_id))).toEqual(new Set(['u3']));
});

test('a poll allows up to ten votes of one user', async () => {
  const options = Array.from({ length: 11 }, (_, n) => ({ text: String(n) }));
  const asked = await ask({ max_votes_allowed: 10, options });
  for (let place = 0; place < 10; place += 1) await pick(asked, place);
  expect(await refusal(pick(asked, 10))).toEqual([400, 4]);
  expect((await get(asked)).vote_count).toBe(10);
});

test('votes need an open poll in that message, and an option that it has', async () => {
  const asked = await ask();
  const other = await ask();
  expect(await refusal(cast(asked, { option_id: 'none' }))).toEqual([400, 4]);
  expect(await refusal(cast(asked, {}))).toEqual([400, 4]);
  expect(await refusal(cast(asked, { option_id: asked.options[0], answer_text: 'x' }))).toEqual([400, 4]);
  expect(await refusal(pick(asked, 0, ''))).toEqual([400, 4]);
  expect(await refusal(pick({ ...asked, message_id: other.message_id }, 0))).toEqual([400, 4]);
  expect(await refusal(pick({ ...asked, message_id: 'none' }, 0))).toEqual([404, 16]);
  expect(await refusal(pick({ ...asked, poll: { ...asked.poll, id: 'none' } }, 0))).toEqual([404, 16]);
  const { vote } = await pick(asked, 0);
  const params = { poll_id: asked.poll.id };
  await talk.api.call(updatePollPartial, { params, body: { user_id: 'ada', set: { is_closed: true } } });
  expect(await refusal(pick(asked, 1))).toEqual([400, 4]);
  const gone = { ...paramsOf(asked), vote_id: vote?.id ?? '' };
  expect(await refusal(talk.api.call(deletePollVote, { params: gone, query: { user_id: 'bob' } }))).toEqual([
    400, 4,
  ]);
  await talk.api.call(deleteMessage, { params: { id: other.message_id } });
  expect(await refusal(pick(other, 0))).toEqual([400, 4]);
});

test('a vote is taken back by who cast it, and answered as it was', async () => {
  const asked = await ask();
  const { vote } = await pick(asked, 0);
  const remove = (user_id: string, vote_id = vote?.id ?? '') =>
    talk.api.call(deletePollVote, { params: { ...paramsOf(asked), vote_id }, query: { user_id } });
  expect(await refusal(remove('ada'))).toEqual([403, 17]);
  const removed = await remove('bob');
  expect(removed.vote).toEqual(vote);
  expect(removed.poll).toMatchObject({ vote_count: 0, vote_counts_by_option: {}, own_votes: [] });
  expect(await refusal(remove('bob'))).toEqual([404, 16]);
});

test('where votes are anonymous nobody else learns who cast them', async () => {
  const asked = await ask({ voting_visibility: 'anonymous', allow_answers: true });
  const { vote } = await pick(asked, 0);
  await cast(asked, { answer_text: 'soup' }, 'cyd');
  expect(vote?.user_id).toBe('bob');
  const poll = await get(asked, 'ada');
  expect(JSON.stringify([poll.latest_votes_by_option, poll.latest_answers])).not.toMatch(/user_id|bob|cyd/);
  const listed = await votes(asked, {}, { user_id: 'ada' });
  expect(listed.votes).toHaveLength(2);
  expect(JSON.stringify(listed.votes)).not.toMatch(/user_id|bob|cyd/);
  expect((await votes(asked, { filter: { user_id: 'bob' } }, { user_id: 'ada' })).votes).toEqual([]);
  const [own] = (await votes(asked, { filter: { user_id: 'bob' } }, { user_id: 'bob' })).votes;
  expect(own?.user_id).toBe('bob');
  expect((await get(asked, 'bob')).own_votes).toMatchObject([{ user_id: 'bob' }]);
});

test('lists votes and answers by filter, newest first, in pages', async () => {
  const asked = await ask({ allow_answers: true });
  await pick(asked, 0);
  await pick(asked, 1);
  await pick(asked, 1, 'cyd');
  await cast(asked, { answer_text: 'soup' });
  const places = async (body: object) =>
    (await votes(asked, body)).votes.map((vote) => asked.options.indexOf(vote.option_id));
  expect(await places({})).toEqual([-1, 1, 1, 0]);
  expect(await places({ filter: { is_answer: true } })).toEqual([-1]);
  expect(await places({ filter: { option_id: { $exists: true } }, sort: [{ field: 'created_at' }] })).toEqual(
    [0, 1, 1],
  );
  expect(await places({ filter: { option_id: { $in: [asked.options[0] ?? ''] }, user_id: 'bob' } })).toEqual([
    0,
  ]);
  const first = await votes(asked, { limit: 3 });
  expect(await places({ limit: 3, next: first.next })).toEqual([0]);
  expect(await refusal(votes(asked, { limit: 101 }))).toEqual([400, 4]);
});

test('an option goes with its votes', async () => {
  const asked = await ask();
  await pick(asked, 0);
  await pick(asked, 1);
  const params = { poll_id: asked.poll.id, option_id: asked.options[0] ?? '' };
  await talk.api.call(deletePollOption, { params });
  expect(await get(asked)).toMatchObject({
    vote_count: 1,
    vote_counts_by_option: { [asked.options[1] ?? '']: 1 },
  });
});

test('with a token of their own people vote where they may write, and as themselves', async () => {
  const asked = await ask();
  const path = `/api/v2/chat/messages/${asked.message_id}/polls/${asked.poll.id}/vote`;
  const body = { vote: { option_id: asked.options[0] }, user_id: 'ada' };
  expect((await talk.as('cyd', 'POST', path, body)).status).toBe(403);
  expect((await talk.as('bob', 'POST', path, body)).body['vote']).toMatchObject({ user_id: 'bob' });
});

const step = fc.oneof(
  fc.record({
    kind: fc.constant('pick' as const),
    by: fc.constantFrom('ada', 'bob', 'cyd'),
    place: fc.nat(2),
  }),
  fc.record({ kind: fc.constant('answer' as const), by: fc.constantFrom('ada', 'bob', 'cyd') }),
  fc.record({ kind: fc.constant('take back' as const), place: fc.nat(5) }),
  fc.record({ kind: fc.constant('drop' as const), place: fc.nat(2) }),
);

test(
  'whatever is voted and taken back, the counters are what counting gives',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 25 }),
        fc.boolean(),
        async (steps, unique) => {
          const folder = mkdtempSync(join(tmpdir(), 'sandbox-votes-'));
          const data = join(folder, 'data.sqlite');
          const room = await startConversation({ data }, 'messaging');
          try {
            const asked = await ask({ enforce_unique_vote: unique, allow_answers: true }, room);
            const base = `/api/v2/chat/messages/${asked.message_id}/polls/${asked.poll.id}/vote`;
            const cast: string[] = [];
            for (const taken of steps) {
              if (taken.kind === 'drop') {
                await room.api.raw(
                  'DELETE',
                  `/api/v2/polls/${asked.poll.id}/options/${asked.options[taken.place] ?? ''}`,
                );
              } else if (taken.kind === 'take back') {
                await room.api.raw('DELETE', `${base}/${cast[taken.place] ?? 'none'}`);
              } else {
                const vote =
                  taken.kind === 'answer' ? { answer_text: 'x' } : { option_id: asked.options[taken.place] };
                const { body } = await room.api.raw('POST', base, { body: { vote, user_id: taken.by } });
                const id = (body['vote'] as { id?: string } | undefined)?.id;
                if (id !== undefined) cast.push(id);
              }
            }
            expect(miscounts(data)).toEqual([]);
          } finally {
            await room.api.close();
            rmSync(folder, { recursive: true });
          }
        },
      ),
      { numRuns: 15 },
    );
  },
);
