import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface ChannelMuteRow {
  user_id: string;
  cid: string;
  expires: Micros | null;
  created_at: Micros;
  updated_at: Micros;
}

/** The user's channel mutes that still hold, by cid; only of these channels when they are given. */
export const channelMutesOf = (
  db: Database,
  userId: string,
  cids: readonly string[],
  now: Micros,
): Map<string, ChannelMuteRow> =>
  new Map(
    db
      .all<ChannelMuteRow>(
        `select * from channel_mutes where user_id = ? and cid in (select value from json_each(?))
           and (expires is null or expires > ?)`,
        userId,
        JSON.stringify(cids),
        now,
      )
      .map((row) => [row.cid, row]),
  );

/** Every channel mute of these users that still holds. */
export const channelMutesOfUsers = (
  db: Database,
  userIds: readonly string[],
  now: Micros,
): ChannelMuteRow[] =>
  db.all<ChannelMuteRow>(
    `select * from channel_mutes where user_id in (select value from json_each(?)) and (expires is null or expires > ?)
     order by created_at`,
    JSON.stringify(userIds),
    now,
  );

/** Mutes a channel for a user; a second time only the end of it changes. */
export function muteChannel(
  db: Database,
  { user_id, cid, expires, updated_at }: Omit<ChannelMuteRow, 'created_at'>,
): void {
  db.run(
    `insert into channel_mutes (user_id, cid, expires, created_at, updated_at) values (?, ?, ?, ?, ?)
     on conflict (user_id, cid) do update set expires = excluded.expires, updated_at = excluded.updated_at`,
    user_id,
    cid,
    expires,
    updated_at,
    updated_at,
  );
}

export const unmuteChannel = (db: Database, userId: string, cid: string): boolean =>
  db.run('delete from channel_mutes where user_id = ? and cid = ?', userId, cid) > 0;
