import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

/** Takes a channel out of the user's list. */
export function hideChannelFor(db: Database, cid: string, userId: string, now: Micros): void {
  db.run(
    'insert into channel_hides (user_id, cid, created_at) values (?, ?, ?) on conflict do nothing',
    userId,
    cid,
    now,
  );
}

/** Puts it back; true when it had been hidden. */
export const showChannelFor = (db: Database, cid: string, userId: string): boolean =>
  db.run('delete from channel_hides where user_id = ? and cid = ?', userId, cid) > 0;

/** Which of these channels the user has hidden. */
export const hiddenAmong = (db: Database, userId: string, cids: readonly string[]): Set<string> =>
  new Set(
    db
      .all<{ cid: string }>(
        'select cid from channel_hides where user_id = ? and cid in (select value from json_each(?))',
        userId,
        JSON.stringify(cids),
      )
      .map(({ cid }) => cid),
  );

/**
 * A new message brings a channel back to everybody who hid it, except who muted the channel and, between two
 * people, who blocked the sender. Returns those to whom it came back.
 */
export function showToEverybody(db: Database, cid: string, senderId: string | null, now: Micros): string[] {
  // Most channels are hidden by nobody, which is quicker found out than done.
  if (db.get('select 1 from channel_hides where cid = ? limit 1', cid) === undefined) return [];
  const rows = db.all<{ user_id: string }>(
    `delete from channel_hides where cid = ?
       and not exists (select 1 from channel_mutes x where x.user_id = channel_hides.user_id and x.cid = channel_hides.cid
         and (x.expires is null or x.expires > ?))
       and not exists (select 1 from user_blocks b cross join channels c on c.cid = channel_hides.cid and c.member_count = 2
         where b.user_id = channel_hides.user_id and b.blocked_user_id = ?)
     returning user_id`,
    cid,
    now,
    senderId,
  );
  return rows.map((row) => row.user_id);
}
