import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { recountTargets } from './counters/segments.ts';

export interface SegmentTargetRow {
  segment_id: string;
  /** A user's id or a channel's cid, as the segment's type says. */
  target_id: string;
  created_at: Micros;
}

export function addTargets(db: Database, segmentId: string, targetIds: readonly string[], now: Micros): void {
  db.run(
    'insert or ignore into segment_targets (segment_id, target_id, created_at) select ?, value, ? from json_each(?)',
    segmentId,
    now,
    JSON.stringify(targetIds),
  );
  recountTargets(db, segmentId);
}

export function removeTargets(db: Database, segmentId: string, targetIds: readonly string[]): void {
  db.run(
    'delete from segment_targets where segment_id = ? and target_id in (select value from json_each(?))',
    segmentId,
    JSON.stringify(targetIds),
  );
  recountTargets(db, segmentId);
}

export const isTarget = (db: Database, segmentId: string, targetId: string): boolean =>
  db.get('select 1 from segment_targets where segment_id = ? and target_id = ?', segmentId, targetId) !==
  undefined;

export const hasTargets = (db: Database, segmentId: string): boolean =>
  db.get('select 1 from segment_targets where segment_id = ? limit 1', segmentId) !== undefined;

/** Targets that fit `where` (the table is called `t`), in an order of our own making. */
export const selectTargets = (
  db: Database,
  segmentId: string,
  where: Sql,
  order: string,
  limit: number,
): SegmentTargetRow[] =>
  db.all<SegmentTargetRow>(
    `select t.* from segment_targets t where t.segment_id = ? and ${where.sql} order by ${order} limit ?`,
    segmentId,
    ...where.params,
    limit,
  );
