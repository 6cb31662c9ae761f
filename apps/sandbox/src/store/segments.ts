import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { Counter } from './counters/columns.ts';

export type SegmentType = 'user' | 'channel';

export interface SegmentRow {
  id: string;
  type: SegmentType;
  name: string | null;
  description: string;
  /** JSON: a filter on users or channels, as `type` says. */
  filter: string | null;
  all_users: number;
  all_sender_channels: number;
  size: number;
  /** The newest task that counts it. */
  task_id: string | null;
  created_at: Micros;
  updated_at: Micros;
  deleted_at: Micros | null;
}

export type NewSegment = Omit<SegmentRow, Counter<'segments'> | 'task_id' | 'updated_at' | 'deleted_at'>;

/** The segment, unless it is deleted. */
export const findSegment = (db: Database, id: string): SegmentRow | undefined =>
  db.get<SegmentRow>('select * from segments where id = ? and deleted_at is null', id);

/** The segments with these ids, deleted ones included, by id. */
export const findSegments = (db: Database, ids: Iterable<string>): Map<string, SegmentRow> =>
  new Map(
    db
      .all<SegmentRow>(
        'select * from segments where id in (select value from json_each(?))',
        JSON.stringify([...ids]),
      )
      .map((row) => [row.id, row]),
  );

/** Removes up to `limit` targets of a deleted segment, and itself when there are no more. True when there may be more. */
export function removeSomeOfSegment(db: Database, id: string, limit: number): boolean {
  if (!db.get('select 1 from segments where id = ? and deleted_at is not null', id)) return false;
  const targets = db.run(
    `delete from segment_targets where segment_id = ?1
       and target_id in (select target_id from segment_targets where segment_id = ?1 limit ?2)`,
    id,
    limit,
  );
  if (targets === limit) return true;
  db.run('delete from segments where id = ?', id);
  return false;
}

/** Adds a segment. */
export function insertSegment(db: Database, segment: NewSegment): void {
  db.run(
    `insert into segments (id, type, name, description, filter, all_users, all_sender_channels, created_at, updated_at)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)`,
    segment.id,
    segment.type,
    segment.name,
    segment.description,
    segment.filter,
    segment.all_users,
    segment.all_sender_channels,
    segment.created_at,
  );
}

/** Sets the given columns; the keys come from our own code, never from a request. */
export function updateSegment(
  db: Database,
  id: string,
  change: Partial<Omit<SegmentRow, 'id' | 'type' | 'created_at' | Counter<'segments'>>>,
): void {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return;
  db.run(
    `update segments set ${entries.map(([column]) => `${column} = ?`).join(', ')} where id = ?`,
    ...entries.map(([, value]) => value),
    id,
  );
}

/** Segments that are there and fit `where` (the table is called `s`), in an order of our own making. */
export const selectSegments = (db: Database, where: Sql, order: string, limit: number): SegmentRow[] =>
  db.all<SegmentRow>(
    `select s.* from segments s where s.deleted_at is null and ${where.sql} order by ${order} limit ?`,
    ...where.params,
    limit,
  );
