import type { Database } from '../db/database.ts';
import type { MemberRow } from './members.ts';

/** The user's own member rows in these channels, by cid. */
export const membershipsOf = (
  db: Database,
  userId: string,
  cids: readonly string[],
): Map<string, MemberRow> =>
  new Map(
    db
      .all<MemberRow>(
        'select * from members where user_id = ? and cid in (select value from json_each(?))',
        userId,
        JSON.stringify(cids),
      )
      .map((row) => [row.cid, row]),
  );
