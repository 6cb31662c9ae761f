import { OverBudget, rowBudget } from '../db/budget.ts';
import type { Database, Sql } from '../db/database.ts';
import type { Lead } from '../filter/sort.ts';

// Up to here collecting a user's channels and sorting them takes less than walking past those of others.
const BUSY_FROM = 1000;
const MOST_PROBED = 10;

/** Whether users, a few at most, are in many channels. Counts no further than it has to. */
export const areBusy = (db: Database, userIds: readonly string[]): boolean =>
  userIds.length <= MOST_PROBED &&
  (db.get<{ count: number }>(
    'select count(*) as count from (select 1 from members where user_id in (select value from json_each(?)) limit ?)',
    JSON.stringify(userIds),
    BUSY_FROM,
  )?.count ?? 0) >= BUSY_FROM;

// Up to here looking a channel up and reading its custom data takes less than reading that of all.
const RARE_UP_TO = 10_000;

/** Whether few channels have this in `channel_custom`. Counts no further than it has to. */
export const isRareCustom = (db: Database, rows: Sql): boolean =>
  (db.get<{ count: number }>(
    `select count(*) as count from (select 1 from channel_custom where ${rows.sql} limit ?)`,
    ...rows.params,
    RARE_UP_TO + 1,
  )?.count ?? 0) <= RARE_UP_TO;

// A page of what a tenth of the channels fit comes out of so many rows; what is rarer is better collected.
const ROWS_WALKED = { least: 2000, perRow: 10 };

/**
 * Finds a page in whichever way is short: along the wanted order as long as that fills the page soon, else from the
 * filter, sorting all that fit. `rows` is how far down the page ends.
 */
export function findPage<T>(db: Database, rows: number, find: (lead: Lead) => T): T {
  try {
    return db.within(rowBudget(ROWS_WALKED.least + rows * ROWS_WALKED.perRow), () => find('sort'));
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
    return find('filter');
  }
}

/** Every channel of these types, oldest first. */
export const channelCidsOf = (db: Database, types: readonly string[]): string[] =>
  db
    .all<{ cid: string }>(
      'select cid from channels where type in (select value from json_each(?)) and deleted_at is null order by number',
      JSON.stringify(types),
    )
    .map(({ cid }) => cid);
