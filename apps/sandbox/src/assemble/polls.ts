import type { PollResponseData, PollVoteResponseData } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { presentPoll, presentVote } from '../present/poll.ts';
import { latestVotes, votesBy } from '../store/poll-votes.ts';
import type { PollVoteRow } from '../store/poll-votes.ts';
import { optionsOf } from '../store/polls.ts';
import type { PollRow } from '../store/polls.ts';
import { UserBook } from './users.ts';

const LATEST = 10;

/** Votes as others see them: who cast them shows only where the poll is public, and to themselves. */
export const assembleVotes = (
  poll: PollRow,
  votes: readonly PollVoteRow[],
  users: UserBook,
  readerId?: string,
): PollVoteResponseData[] =>
  votes.map((vote) =>
    presentVote(
      vote,
      poll.voting_visibility === 'anonymous' && vote.user_id !== readerId
        ? undefined
        : users.get(vote.user_id),
    ),
  );

/** Polls with their options, newest votes and the reader's own, in a handful of statements whatever their number. */
export function assemblePolls(
  context: Context,
  rows: readonly PollRow[],
  readerId?: string,
  users: UserBook = new UserBook(context),
): PollResponseData[] {
  if (rows.length === 0) return [];
  const { db } = context;
  const ids = rows.map((row) => row.id);
  const options = Map.groupBy(optionsOf(db, ids), (option) => option.poll_id);
  const latest = latestVotes(db, ids, LATEST);
  const votes = Map.groupBy(latest, (vote) => vote.poll_id);
  const own = Map.groupBy(readerId === undefined ? [] : votesBy(db, ids, readerId), (vote) => vote.poll_id);
  users.load([...rows.map((row) => row.created_by_id), ...latest.map((vote) => vote.user_id), readerId]);
  return rows.map((row) => {
    const byOption = Map.groupBy(votes.get(row.id) ?? [], (vote) => vote.option_id);
    return presentPoll(row, {
      options: options.get(row.id) ?? [],
      createdBy: users.get(row.created_by_id),
      votesByOption: Object.fromEntries(
        [...byOption].flatMap(([id, entries]) =>
          id === '' ? [] : [[id, assembleVotes(row, entries, users, readerId)]],
        ),
      ),
      answers: assembleVotes(row, byOption.get('') ?? [], users, readerId),
      ownVotes: assembleVotes(row, own.get(row.id) ?? [], users, readerId),
    });
  });
}

/** One poll, see {@link assemblePolls}. */
export function assemblePoll(context: Context, row: PollRow, readerId?: string): PollResponseData {
  const [poll] = assemblePolls(context, [row], readerId);
  if (!poll) throw new Error(`no poll for ${row.id}`);
  return poll;
}
