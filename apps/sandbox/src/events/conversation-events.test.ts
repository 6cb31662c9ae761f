import {
  castPollVote,
  createPoll,
  createPollOption,
  deletePoll,
  deletePollVote,
  updatePollPartial,
  updateThreadPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { hookTo, startReceiver } from '../test/receiver.ts';
import type { Receiver } from '../test/receiver.ts';

let talk: Conversation;
let receiver: Receiver;
beforeEach(async () => {
  talk = await startConversation({}, 'messaging');
  receiver = await startReceiver();
});
afterEach(async () => {
  await talk.api.close();
  await receiver.close();
});

/** The events from here on, as many as that. */
async function heard(count: number) {
  const events = (await receiver.until(count)).map(({ event }) => event);
  receiver.received.length = 0;
  return events;
}

test('a poll’s life is told in the channel that shows it: votes, changes, its end', async () => {
  const { call } = talk.api;
  const options = [{ text: 'yes' }, { text: 'no' }];
  const { poll } = await call(createPoll, {
    body: { name: 'Lunch?', user_id: 'ada', options, enforce_unique_vote: true },
  });
  const message_id = (await talk.send('vote', { poll_id: poll.id })).id;
  await hookTo(
    talk.api,
    receiver.url,
    'poll.vote_casted',
    'poll.vote_changed',
    'poll.vote_removed',
    'poll.updated',
    'poll.closed',
    'poll.deleted',
  );
  const params = { message_id, poll_id: poll.id };
  const vote = async (place: number) =>
    (
      await call(castPollVote, {
        params,
        body: { user_id: 'bob', vote: { option_id: poll.options[place]?.id ?? '' } },
      })
    ).vote?.id ?? '';
  await vote(0);
  await vote(0);
  const vote_id = await vote(1);
  await call(deletePollVote, { params: { ...params, vote_id }, query: { user_id: 'bob' } });
  const about = { cid: 'messaging:a', user: { id: 'bob' }, message_id, poll: { id: poll.id, own_votes: [] } };
  expect(await heard(3)).toMatchObject([
    { type: 'poll.vote_casted', ...about, poll_vote: { option_id: poll.options[0]?.id } },
    { type: 'poll.vote_changed', ...about, poll_vote: { id: vote_id } },
    { type: 'poll.vote_removed', ...about, poll_vote: { id: vote_id }, poll: { vote_count: 0 } },
  ]);
  const one = { params: { poll_id: poll.id } };
  await call(createPollOption, { ...one, body: { user_id: 'ada', text: 'perhaps' } });
  await call(updatePollPartial, { ...one, body: { user_id: 'ada', set: { is_closed: true } } });
  await call(deletePoll, { ...one, query: { user_id: 'ada' } });
  expect(await heard(3)).toMatchObject([
    {
      type: 'poll.updated',
      cid: 'messaging:a',
      user: { id: 'ada' },
      poll: { options: [{}, {}, { text: 'perhaps' }] },
    },
    { type: 'poll.closed', poll: { is_closed: true } },
    { type: 'poll.deleted', user: { id: 'ada' }, poll: { id: poll.id } },
  ]);
});

test('an anonymous vote tells nobody whose it is', async () => {
  const { call } = talk.api;
  const { poll } = await call(createPoll, {
    body: { name: 'Lunch?', user_id: 'ada', options: [{ text: 'yes' }], voting_visibility: 'anonymous' },
  });
  const message_id = (await talk.send('vote', { poll_id: poll.id })).id;
  await hookTo(talk.api, receiver.url, 'poll.vote_casted');
  const vote = { option_id: poll.options[0]?.id ?? '' };
  await call(castPollVote, { params: { message_id, poll_id: poll.id }, body: { user_id: 'bob', vote } });
  const [event] = await heard(1);
  expect([event?.['user'], JSON.stringify(event?.['poll_vote']).includes('bob')]).toEqual([undefined, false]);
});

test('a changed thread is told in its channel', async () => {
  const parent_id = (await talk.send('parent')).id;
  await talk.send('reply', { parent_id, user_id: 'bob' });
  await hookTo(talk.api, receiver.url, 'thread.updated');
  const body = { user_id: 'ada', set: { title: 'Lunch' } };
  await talk.api.call(updateThreadPartial, { params: { message_id: parent_id }, body });
  expect(await heard(1)).toMatchObject([
    {
      type: 'thread.updated',
      cid: 'messaging:a',
      user: { id: 'ada' },
      thread: { parent_message_id: parent_id, title: 'Lunch' },
    },
  ]);
});
