import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface BlockRow {
  user_id: string;
  blocked_user_id: string;
  created_at: Micros;
}

/** Whom a user has blocked, newest first. */
export const blocksOf = (db: Database, userId: string): BlockRow[] =>
  db.all<BlockRow>(
    'select * from user_blocks where user_id = ? order by created_at desc, blocked_user_id',
    userId,
  );

/** Blocks a user; who is blocked already stays so since then. Returns since when. */
export function blockUser(db: Database, userId: string, blockedId: string, now: Micros): Micros {
  db.run(
    'insert into user_blocks (user_id, blocked_user_id, created_at) values (?, ?, ?) on conflict do nothing',
    userId,
    blockedId,
    now,
  );
  const block = blocksOf(db, userId).find((row) => row.blocked_user_id === blockedId);
  return block?.created_at ?? now;
}

/** True when the user had been blocked. */
export const unblockUser = (db: Database, userId: string, blockedId: string): boolean =>
  db.run('delete from user_blocks where user_id = ? and blocked_user_id = ?', userId, blockedId) > 0;

/** Which of these channels between two people the user has blocked the other one of. */
export const blockedChannels = (db: Database, userId: string, cids: readonly string[]): Set<string> =>
  new Set(
    db
      .all<{ cid: string }>(
        `select m.cid from user_blocks b join members m on m.user_id = b.blocked_user_id join channels c on c.cid = m.cid
           join members own on own.cid = m.cid and own.user_id = b.user_id
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
