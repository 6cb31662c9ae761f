import type { Database, Sql } from '../db/database.ts';
import type { SegmentType } from './segments.ts';

// Everybody whom a filter finds, walked by their numbers: a window at a time, so that no statement takes long
// however many there are.

/** Where users and channels are, and who of them counts. */
const tables = {
  user: {
    from: 'users u',
    key: 'u.number',
    target: 'u.id',
    present: 'u.deleted_at is null and u.deactivated_at is null',
  },
  channel: { from: 'channels c', key: 'c.number', target: 'c.cid', present: 'c.deleted_at is null' },
} as const satisfies Record<SegmentType, object>;

/** The numbers above `after`, up to and including `until`. */
export interface Window {
  after: number;
  until: number;
}

/** The highest number there is. */
export const lastNumber = (db: Database, type: SegmentType): number =>
  db.get<{ last: number | null }>(`select max(number) as last from ${tables[type].from}`)?.last ?? 0;

const inWindow = (type: SegmentType, where: Sql): string => {
  const { from, key, present } = tables[type];
  return `from ${from} where ${key} > ? and ${key} <= ? and ${present} and ${where.sql}`;
};

/** How many in the window fit. Users are called `u`, channels `c`. */
export const countWindow = (db: Database, type: SegmentType, where: Sql, { after, until }: Window): number =>
  db.get<{ count: number }>(
    `select count(*) as count ${inWindow(type, where)}`,
    after,
    until,
    ...where.params,
  )?.count ?? 0;

/** The user ids or cids of those in the window who fit. */
export const targetsInWindow = (
  db: Database,
  type: SegmentType,
  where: Sql,
  { after, until }: Window,
): string[] =>
  db
    .all<{ target: string }>(
      `select ${tables[type].target} as target ${inWindow(type, where)} order by ${tables[type].key}`,
      after,
      until,
      ...where.params,
    )
    .map(({ target }) => target);

/** The next channels of a user, by cid. */
export const channelsAfter = (db: Database, userId: string, after: string, limit: number): string[] =>
  db
    .all<{ cid: string }>(
      'select m.cid from members m where m.user_id = ? and m.cid > ? order by m.cid limit ?',
      userId,
      after,
      limit,
    )
    .map(({ cid }) => cid);
