import type { Database } from '../db/database.ts';

/** Which of these channels between two people the user has blocked the other one of. */
export const blockedChannels = (db: Database, userId: string, cids: readonly string[]): Set<string> =>
  new Set(
    db
      .all<{ cid: string }>(
        `select m.cid from user_blocks b join members m on m.user_id = b.blocked_user_id join channels c on c.cid = m.cid
         where b.user_id = ? and c.member_count = 2 and m.cid in (select value from json_each(?))`,
        userId,
        JSON.stringify(cids),
      )
      .map(({ cid }) => cid),
  );

/** Whom each of these users has blocked. */
export const blockedBy = (
  db: Database,
  userIds: readonly string[],
): { user_id: string; blocked_user_id: string }[] =>
  db.all(
    'select user_id, blocked_user_id from user_blocks where user_id in (select value from json_each(?)) order by created_at',
    JSON.stringify(userIds),
  );
