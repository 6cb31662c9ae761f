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

/** The live locations that are shared in a channel at the moment, as their columns; newest first. */
export const liveLocationsIn = (db: Database, cid: string, now: Micros, limit: number): string[] =>
  db
    .all<{ shared_location: string }>(
      `select m.shared_location from messages m indexed by messages_locations_in_channel
       where m.cid = ? and ${LIVE} order by m.created_at desc limit ?`,
      cid,
      toWire(now),
      limit,
    )
    .map((row) => row.shared_location);
