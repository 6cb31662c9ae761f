import type { Database } from '../db/database.ts';
import { toWire } from '../time.ts';
import type { Micros } from '../time.ts';
import type { MessageRow } from './messages.ts';

// Of messages `m`; the term of the indexes, so that what has ended is not looked at.
const LIVE = `m.shared_location is not null and json_extract(m.shared_location, '$.end_at') > ?
  and m.pending = 0 and m.truncated = 0 and m.deleted_at is null`;

/** The messages with which a user shares where they are, and goes on to at the moment; newest first. */
export const liveLocationsOf = (db: Database, userId: string, now: Micros, limit: number): MessageRow[] =>
  db.all<MessageRow>(
    `select m.* from messages m indexed by messages_locations_of_user join channels c on c.cid = m.cid and c.deleted_at is null
     where m.user_id = ? and ${LIVE} order by m.created_at desc limit ?`,
    userId,
    toWire(now),
    limit,
  );

/** A live location with the channel where it is shared. */
export interface LocationIn {
  cid: string;
  shared_location: string;
}

/** The live locations that are shared in these channels at the moment, up to `limit` in each; newest first. */
export const liveLocationsIn = (
  db: Database,
  cids: readonly string[],
  now: Micros,
  limit: number,
): LocationIn[] =>
  db.all<LocationIn>(
    `select cid, shared_location from (
       select m.cid, m.shared_location, m.created_at, row_number() over (partition by m.cid order by m.created_at desc) as place
       from json_each(?) c cross join messages m indexed by messages_locations_in_channel on m.cid = c.value
       where ${LIVE})
     where place <= ? order by created_at desc`,
    JSON.stringify(cids),
    toWire(now),
    limit,
  );
