import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';

/** The kinds of things that the sandbox knows itself; others are taken as they are named. */
export const MESSAGE_ENTITY = 'stream:chat:v1:message';
export const USER_ENTITY = 'stream:user';

export interface FlagRow {
  number: number;
  /** `user`, or `automod` for one that a block list has raised. */
  type: string;
  /** Who has flagged it; empty for automod. */
  user_id: string;
  reporter_type: string;
  entity_type: string;
  entity_id: string;
  entity_creator_id: string | null;
  /** All flags of one thing share it. */
  review_item_id: string;
  /** Of a message's flag: the message, its channel and the channel's team. */
  message_id: string | null;
  cid: string | null;
  team: string | null;
  reason: string | null;
  labels: string;
  custom: string | null;
  payload: string | null;
  /** What the message said when it was flagged. */
  original_text: string | null;
  action: string | null;
  blocklist_name: string | null;
  matched_phrase: string | null;
  reviewed_at: Micros | null;
  reviewed_by_id: string | null;
  created_at: Micros;
  updated_at: Micros;
}

export type NewFlag = Omit<
  FlagRow,
  'number' | 'review_item_id' | 'reviewed_at' | 'reviewed_by_id' | 'updated_at'
>;

/** The id that all flags of one thing share; `newId` is taken for the first. */
function reviewItemOf(db: Database, type: string, id: string, newId: () => string): string {
  const found = db.get<{ id: string }>(
    'select id from review_items where entity_type = ? and entity_id = ?',
    type,
    id,
  );
  if (found) return found.id;
  const item = newId();
  db.run('insert into review_items (id, entity_type, entity_id) values (?, ?, ?)', item, type, id);
  return item;
}

/** Flags something; by the same user again, the flag is replaced. */
export function saveFlag(db: Database, flag: NewFlag, newId: () => string): FlagRow {
  const item = reviewItemOf(db, flag.entity_type, flag.entity_id, newId);
  const entries = Object.entries({ ...flag, review_item_id: item, updated_at: flag.created_at });
  const replaced = ['reason', 'labels', 'custom', 'payload', 'original_text', 'action', 'blocklist_name'];
  // The keys come from our own code, never from a request.
  const row = db.get<FlagRow>(
    `insert into flags (${entries.map(([column]) => column).join(', ')}) values (${entries.map(() => '?').join(', ')})
     on conflict (entity_type, entity_id, user_id, type) do update set
       ${[...replaced, 'matched_phrase', 'updated_at'].map((column) => `${column} = excluded.${column}`).join(', ')}
     returning *`,
    ...entries.map(([, value]) => value),
  );
  if (!row) throw new Error(`the flag of ${flag.entity_id} vanished while it was written`);
  return row;
}

/** How often a thing is flagged. */
export const countFlags = (db: Database, type: string, id: string): number =>
  db.get<{ count: number }>(
    'select count(*) as count from flags where entity_type = ? and entity_id = ?',
    type,
    id,
  )?.count ?? 0;

/** How often what somebody has made, or they themselves, are flagged; of one kind of thing when it is given. */
export const countFlagsOf = (db: Database, creatorId: string, type?: string): number =>
  db.get<{ count: number }>(
    'select count(*) as count from flags where entity_creator_id = ?1 and (?2 is null or entity_type = ?2)',
    creatorId,
    type,
  )?.count ?? 0;

/** Flags that fit `where` (the table is called `f`), in an order. */
export const selectFlags = (db: Database, where: Sql, order: string, limit: number): FlagRow[] =>
  db.all<FlagRow>(
    `select f.* from flags f where ${where.sql} order by ${order} limit ?`,
    ...where.params,
    limit,
  );

/** A page of messages' flags that fit `where`: `f` is the flag, `m` its message. */
export const selectMessageFlags = (
  db: Database,
  where: Sql,
  order: Sql,
  limit: number,
  offset: number,
): FlagRow[] =>
  db.all<FlagRow>(
    `select f.* from flags f join messages m on m.id = f.message_id
     where f.message_id is not null and ${where.sql} order by ${order.sql} limit ? offset ?`,
    ...where.params,
    ...order.params,
    limit,
    offset,
  );
