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

export interface UnreadChannel {
  cid: string;
  last_read: Micros;
  unread_messages: number;
}

/** How much a user has not read in the channels of one type and team. */
export interface UnreadKind {
  type: string;
  team: string | null;
  messages: number;
  channels: number;
}

/**
 * What a user has not read, by type and team of the channels, and the `limit` channels of it with the newest messages.
 * They may be very many, so each is looked up once.
 */
export function unreadOverview(
  db: Database,
  userId: string,
  limit: number,
): { kinds: UnreadKind[]; newest: UnreadChannel[] } {
  const found = db.get<{ kinds: string; newest: string }>(
    `with unread as materialized (
       select c.cid, c.type, c.team, c.last_message_at, r.last_read, ${UNREAD} as messages from ${STATES}
       where r.user_id = ?),
     kinds as (select type, team, sum(messages) as messages, count(*) as channels from unread group by type, team),
     newest as (select * from unread order by last_message_at desc, cid limit ?)
     select (select json_group_array(json_object('type', type, 'team', team, 'messages', messages, 'channels', channels)
         order by type, team) from kinds) as kinds,
       (select json_group_array(json_object('cid', cid, 'last_read', last_read, 'unread_messages', messages)
         order by last_message_at desc, cid) from newest) as newest`,
    userId,
    limit,
  );
  // As it was put together here.
  return {
    kinds: JSON.parse(found?.kinds ?? '[]') as UnreadKind[],
    newest: JSON.parse(found?.newest ?? '[]') as UnreadChannel[],
  };
}

/** The channels in which a user has something to read, those with the newest messages first. */
export const unreadChannels = (db: Database, userId: string): UnreadChannel[] =>
  db.all<UnreadChannel>(
    `select c.cid, r.last_read, ${UNREAD} as unread_messages from ${STATES}
     where r.user_id = ? order by c.last_message_at desc, c.cid`,
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
    `select count(*) as count from ${STATES} where r.user_id = ? and ${where.sql}`,
    userId,
    ...where.params,
  )?.count ?? 0;
