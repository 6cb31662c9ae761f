import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { recountOption, recountPoll } from './counters/polls.ts';

export interface PollVoteRow {
  id: string;
  poll_id: string;
  /** Empty for an answer. */
  option_id: string;
  user_id: string;
  answer_text: string | null;
  created_at: Micros;
  updated_at: Micros;
}

export const findVote = (db: Database, pollId: string, id: string): PollVoteRow | undefined =>
  db.get<PollVoteRow>('select * from poll_votes where id = ? and poll_id = ?', id, pollId);

/** The user's vote for an option, or with an empty option the user's answer. */
export const voteFor = (
  db: Database,
  pollId: string,
  userId: string,
  optionId: string,
): PollVoteRow | undefined =>
  db.get<PollVoteRow>(
    'select * from poll_votes where poll_id = ? and user_id = ? and option_id = ?',
    pollId,
    userId,
    optionId,
  );

/** What one user has voted for in these polls and answered to them, oldest first. */
export const votesBy = (db: Database, pollIds: readonly string[], userId: string): PollVoteRow[] =>
  db.all<PollVoteRow>(
    'select * from poll_votes where poll_id in (select value from json_each(?)) and user_id = ? order by created_at, id',
    JSON.stringify(pollIds),
    userId,
  );

/** The newest `limit` votes for each option of these polls, newest first; answers as if they were an option. */
export const latestVotes = (db: Database, pollIds: readonly string[], limit: number): PollVoteRow[] =>
  db.all<PollVoteRow>(
    // Each option's by its own way through the index, however many voted.
    `with options (poll_id, id) as (
       select poll_id, id from poll_options where poll_id in (select value from json_each(?1))
       union all select value, '' from json_each(?1))
     select v.* from options o cross join poll_votes v on v.id in (
       select x.id from poll_votes x where x.poll_id = o.poll_id and x.option_id = o.id
       order by x.created_at desc, x.id desc limit ?2)
     order by v.created_at desc, v.id desc`,
    JSON.stringify(pollIds),
    limit,
  );

/** Adds a vote or an answer. */
export function insertVote(db: Database, vote: PollVoteRow): void {
  db.run(
    'insert into poll_votes (id, poll_id, option_id, user_id, answer_text, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)',
    vote.id,
    vote.poll_id,
    vote.option_id,
    vote.user_id,
    vote.answer_text,
    vote.created_at,
    vote.updated_at,
  );
  recountOption(db, vote.poll_id, vote.option_id);
}

/** Puts another text in the place of an answer's. */
export function updateAnswer(db: Database, id: string, text: string, now: Micros): void {
  db.run('update poll_votes set answer_text = ?, updated_at = ? where id = ?', text, now, id);
}

export function removeVote(db: Database, vote: PollVoteRow): void {
  db.run('delete from poll_votes where id = ?', vote.id);
  recountOption(db, vote.poll_id, vote.option_id);
}

/** Removes options with the votes for them. */
export function removeOptions(db: Database, pollId: string, ids: readonly string[]): void {
  const list = JSON.stringify(ids);
  db.run(
    'delete from poll_votes where poll_id = ? and option_id in (select value from json_each(?))',
    pollId,
    list,
  );
  db.run(
    'delete from poll_options where poll_id = ? and id in (select value from json_each(?))',
    pollId,
    list,
  );
  recountPoll(db, pollId);
}

/** A poll's votes that fit `where` (the table is called `v`), in the given order. */
export const selectVotes = (
  db: Database,
  pollId: string,
  where: Sql,
  order: string,
  limit: number,
): PollVoteRow[] =>
  db.all<PollVoteRow>(
    `select v.* from poll_votes v where v.poll_id = ? and ${where.sql} order by ${order} limit ?`,
    pollId,
    ...where.params,
    limit,
  );
