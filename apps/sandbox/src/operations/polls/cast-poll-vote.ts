import type { castPollVote as Operation } from '@backchannel/chat-api/operations';
import type { VoteData } from '@backchannel/chat-api/types';
import { requireActor } from '../../actor.ts';
import { assemblePoll, assembleVotes } from '../../assemble/polls.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitChannelEvent } from '../../events/emit.ts';
import { findVote, insertVote, removeVote, updateAnswer, voteFor, votesBy } from '../../store/poll-votes.ts';
import { findOption, findPoll } from '../../store/polls.ts';
import type { PollRow } from '../../store/polls.ts';
import type { Handler } from '../handler.ts';
import { requireVoting } from './poll-in-message.ts';

const LONGEST_ANSWER = 1000;

/** What a vote has done; `event` is what others are told, undefined when nothing has changed. */
interface Cast {
  voteId: string;
  event: 'poll.vote_casted' | 'poll.vote_changed' | undefined;
}

function insert({ db, clock, newId }: Context, poll: PollRow, userId: string, vote: VoteData): string {
  const id = newId();
  const now = clock.now();
  insertVote(db, {
    id,
    poll_id: poll.id,
    option_id: vote.option_id ?? '',
    user_id: userId,
    answer_text: vote.answer_text ?? null,
    created_at: now,
    updated_at: now,
  });
  return id;
}

/** A user has one answer; the next one takes its place. */
function answer(context: Context, poll: PollRow, userId: string, text: string): Cast {
  if (poll.allow_answers === 0) throw inputError(`poll with id ${poll.id} does not allow answers`);
  if (Array.from(text).length > LONGEST_ANSWER)
    throw inputError(`field "vote.answer_text" must be a maximum of ${LONGEST_ANSWER} characters in length`);
  const old = voteFor(context.db, poll.id, userId, '');
  if (!old)
    return { voteId: insert(context, poll, userId, { answer_text: text }), event: 'poll.vote_casted' };
  updateAnswer(context.db, old.id, text, context.clock.now());
  return { voteId: old.id, event: 'poll.vote_changed' };
}

/** A vote for an option: where only one counts it takes the place of the one before. */
function choose(context: Context, poll: PollRow, userId: string, optionId: string): Cast {
  const { db } = context;
  if (!findOption(db, poll.id, optionId))
    throw inputError(`poll with id ${poll.id} has no option with id ${optionId}`);
  const same = voteFor(db, poll.id, userId, optionId);
  if (same) return { voteId: same.id, event: undefined };
  const others = votesBy(db, [poll.id], userId).filter((vote) => vote.option_id !== '');
  const unique = poll.enforce_unique_vote === 1;
  if (unique) for (const vote of others) removeVote(db, vote);
  else if (poll.max_votes_allowed !== null && others.length >= poll.max_votes_allowed)
    throw inputError(
      `a user can cast at most ${poll.max_votes_allowed} vote(s) in the poll with id ${poll.id}`,
    );
  const voteId = insert(context, poll, userId, { option_id: optionId });
  return { voteId, event: unique && others.length > 0 ? 'poll.vote_changed' : 'poll.vote_casted' };
}

export const castPollVote: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { db } = context;
  const userId = requireActor(context, caller, body, 'vote');
  const { option_id: optionId = '', answer_text: text = '' } = body.vote ?? {};
  if ((optionId === '') === (text === ''))
    throw inputError('exactly one of "vote.option_id" and "vote.answer_text" must be given');
  const { poll, channel, messageId } = requireVoting(context, caller, params);
  const { voteId, event } =
    optionId === '' ? answer(context, poll, userId, text) : choose(context, poll, userId, optionId);
  const vote = findVote(db, poll.id, voteId);
  const after = findPoll(db, poll.id);
  if (!vote || !after) throw new Error(`the vote ${voteId} vanished while it was cast`);
  const users = new UserBook(context);
  if (event !== undefined) {
    emitChannelEvent(
      context,
      event,
      channel,
      poll.voting_visibility === 'anonymous' ? undefined : userId,
      () => ({
        message_id: messageId,
        poll: assemblePoll(context, after),
        poll_vote: assembleVotes(after, [vote], users)[0],
      }),
    );
  }
  const [wire] = assembleVotes(after, [vote], users, userId);
  return { poll: assemblePoll(context, after, userId), ...(wire && { vote: wire }) };
};
