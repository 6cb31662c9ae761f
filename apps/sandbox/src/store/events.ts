import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface NewEvent {
  type: string;
  /** What must stay in order among itself: a channel, a user, or everything else. */
  lane: string;
  /** JSON, as receivers get it. */
  body: string;
  created_at: Micros;
}

/** Keeps an event, and that it has to be delivered to these hooks. */
export function insertEvent(
  db: Database,
  { type, lane, body, created_at }: NewEvent,
  deliveries: readonly { id: string; hookId: string }[],
): void {
  db.run(
    'insert into events (type, lane, body, created_at) values (?, ?, ?, ?)',
    type,
    lane,
    body,
    created_at,
  );
  for (const { id, hookId } of deliveries) {
    db.run(
      'insert into deliveries (id, event_seq, hook_id, lane) select ?, max(seq), ?, ? from events',
      id,
      hookId,
      lane,
    );
  }
}
