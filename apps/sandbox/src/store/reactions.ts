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

const byTime = (a: ReactionRow, b: ReactionRow): number =>
  b.created_at - a.created_at || (a.user_id < b.user_id ? -1 : Number(a.user_id > b.user_id));

/** The newest `limit` reactions of each of these groups, newest first. */
export function latestReactions(
  db: Database,
  groups: readonly ReactionGroupRow[],
  limit: number,
): ReactionRow[] {
  const crowded = new Set(groups.flatMap((group) => (group.count > limit ? group.message_id : [])));
  const { large = [], small = [] } = Object.groupBy(groups, (group) =>
    crowded.has(group.message_id) ? 'large' : 'small',
  );
  const all = allReactions(db, new Set(small.map((group) => group.message_id)));
  // Few messages have more.
  return large.length > 0 ? [...all, ...newestOfAll(db, large, limit)].sort(byTime) : all;
}

const allReactions = (db: Database, messageIds: ReadonlySet<string>): ReactionRow[] =>
  messageIds.size === 0
    ? []
    : db.all<ReactionRow>(
        `select * from reactions where message_id in (select value from json_each(?))
         order by created_at desc, user_id`,
        JSON.stringify([...messageIds]),
      );

// With more types than this on a message, to go along its reactions once is quicker than once for each.
const FEW_TYPES = 10;

function newestOfAll(db: Database, groups: readonly ReactionGroupRow[], limit: number): ReactionRow[] {
  const ofMessages = [...Map.groupBy(groups, (group) => group.message_id)];
  const few = ofMessages.flatMap(([, list]) => (list.length > FEW_TYPES ? [] : list));
  const many = ofMessages.flatMap(([id, list]) => (list.length > FEW_TYPES ? id : []));
  return [...newestOfEach(db, few, limit), ...newestOfMany(db, many, limit)];
}

const newestOfMany = (db: Database, messageIds: readonly string[], limit: number): ReactionRow[] =>
  messageIds.length === 0
    ? []
    : db.all<ReactionRow>(
        `select message_id, user_id, type, score, custom, created_at, updated_at from (
           select r.*, row_number() over (partition by r.message_id, r.type order by r.created_at desc, r.user_id) as place
           from reactions r where r.message_id in (select value from json_each(?))) where place <= ?`,
        JSON.stringify(messageIds),
        limit,
      );

/** Each group by its own way along the message's reactions, from the newest on, as there may be very many. */
const newestOfEach = (db: Database, groups: readonly ReactionGroupRow[], limit: number): ReactionRow[] =>
  groups.length === 0
    ? []
    : db.all<ReactionRow>(
        `select r.* from json_each(?) g cross join reactions r
         on r.message_id = g.value ->> 0 and r.type = g.value ->> 1 and r.user_id in (
           select x.user_id from reactions x where x.message_id = g.value ->> 0 and x.type = g.value ->> 1
           order by x.created_at desc, x.user_id limit ?)`,
        JSON.stringify(groups.map((group) => [group.message_id, group.type])),
        limit,
      );

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
