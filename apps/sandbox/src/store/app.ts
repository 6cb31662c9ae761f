import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { parseObject } from '../values.ts';

/** The app's settings that were set; what was never set is not in it. */
export const appSettings = (db: Database): Record<string, unknown> =>
  parseObject(db.get<{ settings: string }>('select settings from app where id = 1')?.settings ?? null);

export function saveAppSettings(db: Database, settings: Record<string, unknown>, now: Micros): void {
  db.run(
    `insert into app (id, settings, created_at, updated_at) values (1, ?, ?, ?)
     on conflict (id) do update set settings = excluded.settings, updated_at = excluded.updated_at`,
    JSON.stringify(settings),
    now,
    now,
  );
}
