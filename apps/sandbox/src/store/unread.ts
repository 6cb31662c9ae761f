import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';

/** How many messages, in how many channels, each of these users has not read; users without any are left out. */
export const unreadTotals = (
  db: Database,
  userIds: readonly string[],
): { user_id: string; messages: number; channels: number }[] =>
  db.all(
    `select r.user_id, sum(r.unread_messages) as messages, count(*) as channels
     from read_states r join channels c on c.cid = r.cid and c.deleted_at is null
     where r.user_id in (select value from json_each(?)) and r.unread_messages > 0 group by r.user_id`,
    JSON.stringify(userIds),
  );

export interface UnreadChannel {
  cid: string;
  type: string;
  team: string | null;
  last_read: Micros;
  unread_messages: number;
}

/** The channels in which a user has something to read, those with the newest messages first. */
export const unreadChannels = (db: Database, userId: string): UnreadChannel[] =>
  db.all<UnreadChannel>(
    `select c.cid, c.type, c.team, r.last_read, r.unread_messages
     from read_states r join channels c on c.cid = r.cid and c.deleted_at is null
     where r.user_id = ? and r.unread_messages > 0 order by c.last_message_at desc, c.cid`,
    userId,
  );

/** The channels that have something to read for the user; some may be deleted. */
export const unreadCids = (db: Database, userId: string): string[] =>
  db
    .all<{ cid: string }>(
      'select cid from read_states where user_id = ? and unread_messages > 0 order by cid',
      userId,
    )
    .map(({ cid }) => cid);

/** How many channels that fit `where` (the table is called `c`) have something to read for a user. */
export const unreadChannelsAmong = (db: Database, userId: string, where: Sql): number =>
  db.get<{ count: number }>(
    `select count(*) as count from read_states r join channels c on c.cid = r.cid and c.deleted_at is null
     where r.user_id = ? and r.unread_messages > 0 and ${where.sql}`,
    userId,
    ...where.params,
  )?.count ?? 0;
