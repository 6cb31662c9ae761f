import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

/** Channels that a user is a member of, deleted ones left out. */
export const channelsWith = (db: Database, userId: string, limit: number): string[] =>
  db
    .all<{ cid: string }>(
      `select m.cid from members m join channels c on c.cid = m.cid
       where m.user_id = ? and c.deleted_at is null limit ?`,
      userId,
      limit,
    )
    .map(({ cid }) => cid);

/** The channels between this user and one other, deleted ones left out; of very many, `limit`. */
export const pairChannelsOf = (db: Database, userId: string, otherId?: string, limit = -1): string[] =>
  db
    .all<{ cid: string }>(
      `select m.cid from members m join channels c on c.cid = m.cid
       where m.user_id = ?1 and c.member_count = 2 and c.deleted_at is null
         and (?2 is null or exists (select 1 from members o where o.cid = m.cid and o.user_id = ?2)) limit ?3`,
      userId,
      otherId,
      limit,
    )
    .map(({ cid }) => cid);

/** Softly deletes up to `limit` of the channels that a user has created, dated `at`; says how many. */
export const deleteSomeChannelsBy = (db: Database, userId: string, at: Micros, limit: number): number =>
  db.run(
    `update channels set deleted_at = ?1, updated_at = ?1 where number in (
       select number from channels where created_by_id = ?2 and deleted_at is null limit ?3)`,
    at,
    userId,
    limit,
  );

// So many channels are looked at in a share of what no index finds.
const SPAN = 500;

/** The channels behind `after` that a share is about: a condition, its values, and where to go on. */
function nextChannels(db: Database, after: number): { values: [number, number]; next: number | undefined } {
  const last = db.get<{ number: number | null }>('select max(number) as number from channels')?.number ?? 0;
  const to = after + SPAN;
  return { values: [after, to], next: to < last ? to : undefined };
}

/**
 * Brings those of the next channels behind `after`, by number, back that {@link deleteSomeChannelsBy} deleted at that
 * moment. Returns where to go on; undefined at the end.
 */
export function restoreSomeChannelsBy(
  db: Database,
  userId: string,
  at: Micros,
  after: number,
): number | undefined {
  const { values, next } = nextChannels(db, after);
  db.run(
    'update channels set deleted_at = null where number > ? and number <= ? and created_by_id = ? and deleted_at = ?',
    ...values,
    userId,
    at,
  );
  return next;
}

/** Gives those of the next channels behind `after` that one user has created to another; see above. */
export function handOverSomeChannels(
  db: Database,
  fromId: string,
  toId: string,
  after: number,
): number | undefined {
  const { values, next } = nextChannels(db, after);
  db.run(
    'update channels set created_by_id = ? where number > ? and number <= ? and created_by_id = ?',
    toId,
    ...values,
    fromId,
  );
  return next;
}
