import type { Database } from '../db/database.ts';

/** Every channel of these types, oldest first. */
export const channelCidsOf = (db: Database, types: readonly string[]): string[] =>
  db
    .all<{ cid: string }>(
      'select cid from channels where type in (select value from json_each(?)) and deleted_at is null order by number',
      JSON.stringify(types),
    )
    .map(({ cid }) => cid);
