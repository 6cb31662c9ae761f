import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface PredefinedFilterRow {
  name: string;
  operation: string;
  /** JSON with placeholders, as `sort` is. */
  filter: string;
  sort: string | null;
  description: string | null;
  calls: number;
  max_latency_ms: number;
  last_seen: Micros | null;
  created_at: Micros;
  updated_at: Micros;
}

export const findPredefinedFilter = (db: Database, name: string): PredefinedFilterRow | undefined =>
  db.get<PredefinedFilterRow>('select * from predefined_filters where name = ?', name);

/** All of them; `order` comes from our own code, never from a request. */
export const allPredefinedFilters = (db: Database, order = 'name'): PredefinedFilterRow[] =>
  db.all<PredefinedFilterRow>(`select * from predefined_filters order by ${order}`);

/** Writes a filter under its name; one that was there keeps its age and its statistics. */
export function savePredefinedFilter(
  db: Database,
  filter: Pick<PredefinedFilterRow, 'name' | 'operation' | 'filter' | 'sort' | 'description' | 'updated_at'>,
): void {
  db.run(
    `insert into predefined_filters (name, operation, filter, sort, description, created_at, updated_at)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?6)
     on conflict (name) do update set operation = excluded.operation, filter = excluded.filter, sort = excluded.sort,
       description = excluded.description, updated_at = excluded.updated_at`,
    filter.name,
    filter.operation,
    filter.filter,
    filter.sort,
    filter.description,
    filter.updated_at,
  );
}

/** True when there was one. */
export const removePredefinedFilter = (db: Database, name: string): boolean =>
  db.run('delete from predefined_filters where name = ?', name) > 0;
