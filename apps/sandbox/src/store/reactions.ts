import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface ReactionRow {
  message_id: string;
  user_id: string;
  type: string;
  score: number;
  custom: string;
  created_at: Micros;
  updated_at: Micros;
}

/** All reactions of one type to one message, added up. */
export interface ReactionGroupRow {
  message_id: string;
  type: string;
  count: number;
  sum_scores: number;
  first_at: Micros;
  last_at: Micros;
}

export const reactionGroups = (db: Database, messageIds: readonly string[]): ReactionGroupRow[] =>
  db.all<ReactionGroupRow>(
    `select message_id, type, count(*) as count, sum(score) as sum_scores, min(created_at) as first_at, max(created_at) as last_at
     from reactions where message_id in (select value from json_each(?)) group by message_id, type order by first_at`,
    JSON.stringify(messageIds),
  );

/** The newest `limit` reactions of each type to each message, newest first. */
export const latestReactions = (db: Database, messageIds: readonly string[], limit: number): ReactionRow[] =>
  db.all<ReactionRow>(
    `select message_id, user_id, type, score, custom, created_at, updated_at from (
       select *, row_number() over (partition by message_id, type order by created_at desc, user_id) as place
       from reactions where message_id in (select value from json_each(?)))
     where place <= ? order by created_at desc, user_id`,
    JSON.stringify(messageIds),
    limit,
  );

export const reactionsOf = (db: Database, messageIds: readonly string[], userId: string): ReactionRow[] =>
  db.all<ReactionRow>(
    'select * from reactions where message_id in (select value from json_each(?)) and user_id = ? order by created_at desc',
    JSON.stringify(messageIds),
    userId,
  );
