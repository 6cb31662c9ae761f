import type { Database } from '../../db/database.ts';
import type { Micros } from '../../time.ts';

/** Notes that a filter was used, and how long that took. */
export function countUse(db: Database, name: string, latencyMs: number, now: Micros): void {
  db.run(
    'update predefined_filters set calls = calls + 1, max_latency_ms = max(max_latency_ms, ?), last_seen = ? where name = ?',
    Math.ceil(latencyMs),
    now,
    name,
  );
}
