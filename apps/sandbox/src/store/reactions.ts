import type { Database, Sql } from '../db/database.ts';
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

/** The reactions to these messages, added up by type. */
export function reactionGroups(db: Database, messageIds: readonly string[]): ReactionGroupRow[] {
  const ids = [...new Set(messageIds)];
  const columns =
    'r.message_id, r.type, count(*) as count, sum(r.score) as sum_scores, min(r.created_at) as first_at, max(r.created_at) as last_at';
  // A join looks the messages up as they come; `in` would sort them first, and most have no reactions.
  return ids.length === 1
    ? db.all<ReactionGroupRow>(
        `select ${columns} from reactions r where r.message_id = ? group by r.type order by first_at`,
        ids[0],
      )
    : db.all<ReactionGroupRow>(
        `select ${columns} from json_each(?) i cross join reactions r on r.message_id = i.value
         group by r.message_id, r.type order by first_at`,
        JSON.stringify(ids),
      );
}

/** The newest `limit` reactions of each of these groups, newest first. */
export function latestReactions(
  db: Database,
  groups: readonly ReactionGroupRow[],
  limit: number,
): ReactionRow[] {
  const ids = JSON.stringify([...new Set(groups.map((group) => group.message_id))]);
  const columns = 'message_id, user_id, type, score, custom, created_at, updated_at';
  const ofThese = 'from reactions where message_id in (select value from json_each(?))';
  // Few groups are larger. To number reactions takes twice as long as to read them.
  return groups.every(({ count }) => count <= limit)
    ? db.all<ReactionRow>(`select ${columns} ${ofThese} order by created_at desc, user_id`, ids)
    : db.all<ReactionRow>(
        `select ${columns} from (
           select *, row_number() over (partition by message_id, type order by created_at desc, user_id) as place ${ofThese})
         where place <= ? order by created_at desc, user_id`,
        ids,
        limit,
      );
}

export const reactionsOf = (db: Database, messageIds: readonly string[], userId: string): ReactionRow[] =>
  db.all<ReactionRow>(
    'select * from reactions where message_id in (select value from json_each(?)) and user_id = ? order by created_at desc',
    JSON.stringify(messageIds),
    userId,
  );

export const findReaction = (
  db: Database,
  messageId: string,
  userId: string,
  type: string,
): ReactionRow | undefined =>
  db.get<ReactionRow>(
    'select * from reactions where message_id = ? and user_id = ? and type = ?',
    messageId,
    userId,
    type,
  );

/** Writes a user's reaction of one type; an earlier one keeps its `created_at` and nothing else. */
export function saveReaction(db: Database, reaction: ReactionRow): void {
  db.run(
    `insert into reactions (message_id, user_id, type, score, custom, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (message_id, user_id, type) do update set score = excluded.score, custom = excluded.custom, updated_at = excluded.updated_at`,
    reaction.message_id,
    reaction.user_id,
    reaction.type,
    reaction.score,
    reaction.custom,
    reaction.created_at,
    reaction.updated_at,
  );
}

export function removeReaction(db: Database, messageId: string, userId: string, type: string): void {
  db.run('delete from reactions where message_id = ? and user_id = ? and type = ?', messageId, userId, type);
}

/** Leaves the user with no reaction to the message but the one of this type. */
export function removeOtherReactions(db: Database, messageId: string, userId: string, type: string): void {
  db.run('delete from reactions where message_id = ? and user_id = ? and type <> ?', messageId, userId, type);
}

/** A page of a message's reactions, newest first. */
export const newestReactions = (
  db: Database,
  messageId: string,
  limit: number,
  offset: number,
): ReactionRow[] =>
  db.all<ReactionRow>(
    `select * from reactions where message_id = ? order by created_at desc, user_id desc, type desc limit ? offset ?`,
    messageId,
    limit,
    offset,
  );

/** A message's reactions that fit `where` (the table is called `r`), in the given order. */
export const selectReactions = (
  db: Database,
  messageId: string,
  where: Sql,
  order: string,
  limit: number,
): ReactionRow[] =>
  db.all<ReactionRow>(
    `select r.* from reactions r where r.message_id = ? and ${where.sql} order by ${order} limit ?`,
    messageId,
    ...where.params,
    limit,
  );
