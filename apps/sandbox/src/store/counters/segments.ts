import type { Database } from '../../db/database.ts';

/** The size of a segment that lists its targets: how many these are. */
export function recountTargets(db: Database, segmentId: string): void {
  db.run(
    'update segments set size = (select count(*) from segment_targets where segment_id = ?1) where id = ?1',
    segmentId,
  );
}

/** The size of a segment that finds its targets: how many somebody has found. */
export function setSize(db: Database, segmentId: string, size: number): void {
  db.run('update segments set size = ? where id = ?', size, segmentId);
}
