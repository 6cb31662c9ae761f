import { ASKS_BUDGET, OverBudget, rowBudget } from '../db/budget.ts';
import type { Database, Sql } from '../db/database.ts';
import type { Lead } from '../filter/sort.ts';
import { sql } from '../filter/sql.ts';

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
// The same of users, of whom there are half as many.
const RARE_USERS = 5000;

/**
 * Tells how many channels have something in `channel_custom`, or undefined when they are not few. Counts no further than it
 * has to, and each but once.
 */
export const fewWithCustom = (db: Database): ((rows: Sql) => number | undefined) =>
  fewIn(db, 'channel_custom', RARE_UP_TO);

function fewIn(
  db: Database,
  table: 'channel_custom' | 'user_custom',
  most: number,
): (rows: Sql) => number | undefined {
  const known = new Map<string, number>();
  return (rows) => {
    const name = JSON.stringify(rows);
    const count = known.get(name) ?? countIn(db, table, rows, most + 1);
    known.set(name, count);
    return count <= most ? count : undefined;
  };
}

const countIn = (db: Database, table: string, rows: Sql, limit: number): number =>
  db.get<{ count: number }>(
    `select count(*) as count from (select 1 from ${table} where ${rows.sql} limit ?)`,
    ...rows.params,
    limit,
  )?.count ?? 0;

/** Tells whether few users have something in `user_custom`. */
export function rareInCustom(db: Database): (rows: Sql) => boolean {
  const few = fewIn(db, 'user_custom', RARE_USERS);
  return (rows) => few(rows) !== undefined;
}

// To look at so many of 100,000 channels takes half of the time of looking at all, as they do not lie side by side.
const MOST_FIRST = 15_000;

/**
 * Among which channels the first `rows` are that fit `where`, in the descending order of `value` of a custom field, also
 * when something else comes in between those that are even. Undefined when that is not known soon, or leaves too many.
 */
export function firstByCustom(
  db: Database,
  { key, value, where, rows }: { key: string; value: Sql; where: Sql; rows: number },
): Sql | undefined {
  // In `channel_custom` texts are cut and lists are empty ones: what is before others there may be even with them, but not
  // behind. Lists could be anywhere, so they are always among the first. The last value is not read here, as it may be
  // beyond what JavaScript counts.
  const find = (): { isWhole: number; count: number; numbers: string } | undefined =>
    db.get(
      `with last (value) as materialized (
         select k.value from channel_custom k cross join channels c on c.number = k.number
         where k.key = ? and c.deleted_at is null and ${ASKS_BUDGET} and ${value.sql} is not null and ${where.sql}
         order by k.value desc limit 1 offset ?)
       select (select count(*) from last) as isWhole, count(*) as count, json_group_array(number) as numbers
       from (
         select number from channel_custom where key = ? and value >= (select value from last)
         union all select number from channel_custom where key = ? and value = '' limit ?)`,
      key,
      ...value.params,
      ...where.params,
      rows - 1,
      key,
      key,
      MOST_FIRST + 1,
    );
  const found = soon(db, rows, find);
  return found?.isWhole === 1 && found.count <= MOST_FIRST
    ? sql('c.number in (select value from json_each(?))', found.numbers)
    : undefined;
}

// A page of what a tenth of the channels fit comes out of so many rows; what is rarer is better collected.
const ROWS_WALKED = { least: 2000, perRow: 10 };

/** Undefined when more rows have been looked at than it should take to find a page that ends at `rows`. */
function soon<T>(db: Database, rows: number, find: () => T): T | undefined {
  try {
    return db.within(rowBudget(ROWS_WALKED.least + rows * ROWS_WALKED.perRow), find);
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
    return undefined;
  }
}

/**
 * Finds a page in whichever way is short: along the wanted order as long as that fills the page soon, else from the
 * filter, sorting all that fit. `rows` is how far down the page ends.
 */
export const findPage = <T extends object>(db: Database, rows: number, find: (lead: Lead) => T): T =>
  soon(db, rows, () => find('sort')) ?? find('filter');

/** Every channel of these types, oldest first. */
export const channelCidsOf = (db: Database, types: readonly string[]): string[] =>
  db
    .all<{ cid: string }>(
      'select cid from channels where type in (select value from json_each(?)) and deleted_at is null order by number',
      JSON.stringify(types),
    )
    .map(({ cid }) => cid);
