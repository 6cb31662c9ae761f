import type {
  PollOptionResponseData,
  PollResponseData,
  PollVoteResponseData,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { PollVoteRow } from '../store/poll-votes.ts';
import type { PollOptionRow, PollRow } from '../store/polls.ts';
import { toWire } from '../time.ts';
import { compact, parseObject } from '../values.ts';

/** What a poll's wire form embeds beside its own row. */
export interface PollParts {
  options: PollOptionRow[];
  createdBy: UserResponse;
  votesByOption: Record<string, PollVoteResponseData[]>;
  answers: PollVoteResponseData[];
  ownVotes: PollVoteResponseData[];
}

export const presentOption = (row: PollOptionRow): PollOptionResponseData => ({
  id: row.id,
  text: row.text,
  custom: parseObject(row.custom),
});

/** A vote; `user` is who cast it, absent where nobody is to know. */
export const presentVote = (row: PollVoteRow, user: UserResponse | undefined): PollVoteResponseData =>
  compact<PollVoteResponseData>({
    id: row.id,
    poll_id: row.poll_id,
    option_id: row.option_id,
    user_id: user?.id,
    user,
    is_answer: row.option_id === '' ? true : undefined,
    answer_text: row.answer_text ?? undefined,
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });

export const presentPoll = (row: PollRow, parts: PollParts): PollResponseData =>
  compact<PollResponseData>({
    id: row.id,
    name: row.name,
    description: row.description,
    voting_visibility: row.voting_visibility,
    enforce_unique_vote: row.enforce_unique_vote === 1,
    max_votes_allowed: row.max_votes_allowed ?? undefined,
    allow_user_suggested_options: row.allow_user_suggested_options === 1,
    allow_answers: row.allow_answers === 1,
    is_closed: row.is_closed === 1,
    options: parts.options.map(presentOption),
    vote_count: row.vote_count,
    vote_counts_by_option: Object.fromEntries(
      parts.options.flatMap((option) => (option.vote_count > 0 ? [[option.id, option.vote_count]] : [])),
    ),
    latest_votes_by_option: parts.votesByOption,
    answers_count: row.answers_count,
    latest_answers: parts.answers,
    own_votes: parts.ownVotes,
    created_by_id: row.created_by_id,
    created_by: parts.createdBy,
    custom: parseObject(row.custom),
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });
