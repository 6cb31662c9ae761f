import type { Database } from '../db/database.ts';

// Up to here collecting the matches and sorting them takes less than walking an index past what does not match.
const COMMON_FROM = 1000;

/** Whether a full-text query matches many rows of one of our full-text tables. */
export const isCommonMatch = (db: Database, table: string, match: string): boolean =>
  (db.get<{ count: number }>(
    `select count(*) as count from (select 1 from ${table} where ${table} match ? limit ?)`,
    match,
    COMMON_FROM,
  )?.count ?? 0) >= COMMON_FROM;
