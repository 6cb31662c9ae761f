import type { Database } from '../../db/database.ts';
import type { RunRow } from '../retention.ts';

/** Adds to what a policy's run has deleted; the first time it begins the run. */
export function countRun(db: Database, { policy, date, deleted }: RunRow): void {
  db.run(
    `insert into retention_runs (policy, date, deleted) values (?, ?, ?)
     on conflict (policy, date) do update set deleted = deleted + excluded.deleted`,
    policy,
    date,
    deleted,
  );
}
