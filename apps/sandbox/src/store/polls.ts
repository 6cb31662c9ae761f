import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { Counter } from './counters/columns.ts';

export interface PollRow {
  id: string;
  name: string;
  description: string;
  voting_visibility: string;
  enforce_unique_vote: number;
  max_votes_allowed: number | null;
  allow_user_suggested_options: number;
  allow_answers: number;
  is_closed: number;
  custom: string;
  vote_count: number;
  answers_count: number;
  created_by_id: string;
  created_at: Micros;
  updated_at: Micros;
}

export interface PollOptionRow {
  poll_id: string;
  id: string;
  position: number;
  text: string;
  custom: string;
  created_by_id: string | null;
  vote_count: number;
}

/** What a poll is beside its options and what it counts. */
export type PollSettings = Omit<
  PollRow,
  'id' | Counter<'polls'> | 'created_by_id' | 'created_at' | 'updated_at'
>;

export const findPoll = (db: Database, id: string): PollRow | undefined =>
  db.get<PollRow>('select * from polls where id = ?', id);

export const findPolls = (db: Database, ids: Iterable<string>): PollRow[] =>
  db.all<PollRow>(
    'select * from polls where id in (select value from json_each(?))',
    JSON.stringify([...ids]),
  );

/** Adds a poll. The keys come from our own code, never from a request. */
export function insertPoll(db: Database, poll: Omit<PollRow, Counter<'polls'>>): void {
  const entries = Object.entries(poll);
  db.run(
    `insert into polls (${entries.map(([column]) => column).join(', ')}) values (${entries.map(() => '?').join(', ')})`,
    ...entries.map(([, value]) => value),
  );
}

/** Sets the given columns; the keys come from our own code, never from a request. */
export function updatePoll(
  db: Database,
  id: string,
  change: Partial<PollSettings> & { updated_at: Micros },
): void {
  const entries = Object.entries(change);
  db.run(
    `update polls set ${entries.map(([column]) => `${column} = ?`).join(', ')} where id = ?`,
    ...entries.map(([, value]) => value),
    id,
  );
}

/** Removes up to `limit` of a poll's votes and answers; says how many. What it counts is left for later. */
export const removeSomeVotes = (db: Database, pollId: string, limit: number): number =>
  db.run(
    'delete from poll_votes where rowid in (select rowid from poll_votes where poll_id = ? limit ?)',
    pollId,
    limit,
  );

/** Removes a poll with its options and votes; messages that showed it show none. */
export function removePoll(db: Database, id: string): void {
  db.run('update messages set poll_id = null where poll_id = ?', id);
  db.run('delete from polls where id = ?', id);
}

/** The polls, a table called `p`, that a user made or sees in the channels they belong to. */
export const pollsOfUser = (userId: string): Sql => ({
  sql: `p.id in (select id from polls where created_by_id = ?
    union select m.poll_id from members x join messages m indexed by messages_polls_in_channel on m.cid = x.cid
    where x.user_id = ? and m.poll_id is not null and m.pending = 0 and m.deleted_at is null)`,
  params: [userId, userId],
});

/** Polls that fit `where` (the table is called `p`), in the given order. */
export const selectPolls = (db: Database, where: Sql, order: string, limit: number): PollRow[] =>
  db.all<PollRow>(
    `select p.* from polls p where ${where.sql} order by ${order} limit ?`,
    ...where.params,
    limit,
  );

/** The options of these polls, in their order. */
export const optionsOf = (db: Database, pollIds: readonly string[]): PollOptionRow[] =>
  db.all<PollOptionRow>(
    'select * from poll_options where poll_id in (select value from json_each(?)) order by poll_id, position',
    JSON.stringify(pollIds),
  );

export const findOption = (db: Database, pollId: string, id: string): PollOptionRow | undefined =>
  db.get<PollOptionRow>('select * from poll_options where poll_id = ? and id = ?', pollId, id);

export const countOptions = (db: Database, pollId: string): number =>
  db.get<{ count: number }>('select count(*) as count from poll_options where poll_id = ?', pollId)?.count ??
  0;

/** Adds an option at the end. */
export function insertOption(
  db: Database,
  option: Pick<PollOptionRow, 'poll_id' | 'id' | 'text' | 'custom' | 'created_by_id'>,
): void {
  db.run(
    `insert into poll_options (poll_id, id, position, text, custom, created_by_id)
     values (?1, ?2, coalesce((select max(position) + 1 from poll_options where poll_id = ?1), 0), ?3, ?4, ?5)`,
    option.poll_id,
    option.id,
    option.text,
    option.custom,
    option.created_by_id,
  );
}

/** Writes an option's content, and its place when one is given. */
export function updateOption(
  db: Database,
  pollId: string,
  id: string,
  { text, custom, position }: { text: string; custom: string; position?: number },
): void {
  db.run(
    'update poll_options set text = ?, custom = ?, position = coalesce(?, position) where poll_id = ? and id = ?',
    text,
    custom,
    position,
    pollId,
    id,
  );
}

/** The channels, at most `limit`, in which a message that is still there shows the poll. */
export const channelsShowing = (db: Database, pollId: string, limit: number): string[] =>
  db
    .all<{ cid: string }>(
      `select distinct m.cid from messages m join channels c on c.cid = m.cid and c.deleted_at is null
       where m.poll_id = ? and m.pending = 0 and m.deleted_at is null limit ?`,
      pollId,
      limit,
    )
    .map(({ cid }) => cid);
