import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface UserMuteRow {
  user_id: string;
  target_id: string;
  expires: Micros | null;
  created_at: Micros;
  updated_at: Micros;
}

/** Every user mute of these users that still holds. */
export const userMutesOfUsers = (db: Database, userIds: readonly string[], now: Micros): UserMuteRow[] =>
  db.all<UserMuteRow>(
    `select * from user_mutes where user_id in (select value from json_each(?)) and (expires is null or expires > ?)
     order by created_at`,
    JSON.stringify(userIds),
    now,
  );

/** Mutes a user for another; a second time only the end of it changes. */
export function muteUser(
  db: Database,
  { user_id, target_id, expires, updated_at }: Omit<UserMuteRow, 'created_at'>,
): void {
  db.run(
    `insert into user_mutes (user_id, target_id, expires, created_at, updated_at) values (?, ?, ?, ?, ?)
     on conflict (user_id, target_id) do update set expires = excluded.expires, updated_at = excluded.updated_at,
       created_at = case when expires is null or expires > excluded.created_at then created_at else excluded.created_at end`,
    user_id,
    target_id,
    expires,
    updated_at,
    updated_at,
  );
}

export const unmuteUser = (db: Database, userId: string, targetId: string): boolean =>
  db.run('delete from user_mutes where user_id = ? and target_id = ?', userId, targetId) > 0;
