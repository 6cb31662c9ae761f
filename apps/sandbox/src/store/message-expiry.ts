import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { MessageRow } from './messages.ts';

/** When the next pin of all runs out. */
export const nextPinExpiry = (db: Database): Micros | undefined =>
  db.get<{ at: Micros | null }>(
    'select min(pin_expires) as at from messages indexed by messages_pins_to_expire where pinned = 1 and pin_expires is not null',
  )?.at ?? undefined;

/** Takes down pins, at most `limit`, that have run out at the moment. */
export const unpinExpired = (db: Database, at: Micros, limit: number): number =>
  db.run(
    `update messages set pinned = 0, pinned_at = null, pinned_by_id = null, pin_expires = null where seq in (
       select seq from messages indexed by messages_pins_to_expire
       where pinned = 1 and pin_expires is not null and pin_expires <= ? order by pin_expires limit ?)`,
    at,
    limit,
  );

/** When the message was sent that has waited longest to be committed. */
export const oldestPending = (db: Database): Micros | undefined =>
  db.get<{ at: Micros | null }>(
    'select min(created_at) as at from messages indexed by messages_pending_by_age where pending = 1',
  )?.at ?? undefined;

/** Messages, at most `limit`, that have waited to be committed since before the moment; oldest first. */
export const pendingUntil = (db: Database, at: Micros, limit: number): MessageRow[] =>
  db.all<MessageRow>(
    'select * from messages indexed by messages_pending_by_age where pending = 1 and created_at <= ? order by created_at limit ?',
    at,
    limit,
  );
