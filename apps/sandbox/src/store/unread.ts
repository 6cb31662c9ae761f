import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';

// What the view `read_states` says, beside the channel (`c`) that it is about.
const UNREAD = 'c.unread_top - max(r.unread_from, c.unread_floor)';
const STATES = `reads r cross join channels c on c.cid = r.cid and c.deleted_at is null and ${UNREAD} > 0`;

/** How many messages, in how many channels, each of these users has not read; users without any are left out. */
export const unreadTotals = (
  db: Database,
  userIds: readonly string[],
): { user_id: string; messages: number; channels: number }[] =>
  db.all(
    `select r.user_id, sum(${UNREAD}) as messages, count(*) as channels from ${STATES}
     where r.user_id in (select value from json_each(?)) group by r.user_id`,
    JSON.stringify(userIds),
  );

/** How many messages, in how many channels, a user has not read, by type and team of the channels. */
export const unreadByKind = (
  db: Database,
  userId: string,
): { type: string; team: string | null; messages: number; channels: number }[] =>
  db.all(
    `select c.type, c.team, sum(${UNREAD}) as messages, count(*) as channels from ${STATES}
     where r.user_id = ? group by c.type, c.team order by c.type, c.team`,
    userId,
  );

export interface UnreadChannel {
  cid: string;
  last_read: Micros;
  unread_messages: number;
}

/** The channels in which a user has something to read, those with the newest messages first; all without a `limit`. */
export const unreadChannels = (db: Database, userId: string, limit = -1): UnreadChannel[] =>
  db.all<UnreadChannel>(
    `select c.cid, r.last_read, ${UNREAD} as unread_messages from ${STATES}
     where r.user_id = ? order by c.last_message_at desc, c.cid limit ?`,
    userId,
    limit,
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
    `select count(*) as count from ${STATES} where r.user_id = ? and ${where.sql}`,
    userId,
    ...where.params,
  )?.count ?? 0;
