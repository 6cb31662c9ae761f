import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { parseObject } from '../values.ts';

export type AppSettings = Readonly<Record<string, unknown>>;

const REMEMBERED = 'app settings';

/** The app's settings that were set; what was never set is not in it. The same object until they change. */
export const appSettings = (db: Database): AppSettings =>
  db.remembered(REMEMBERED, () =>
    parseObject(db.get<{ settings: string }>('select settings from app where id = 1')?.settings ?? '{}'),
  );

export function saveAppSettings(db: Database, settings: AppSettings, now: Micros): void {
  db.forget(REMEMBERED);
  db.run(
    `insert into app (id, settings, created_at, updated_at) values (1, ?, ?, ?)
     on conflict (id) do update set settings = excluded.settings, updated_at = excluded.updated_at`,
    JSON.stringify(settings),
    now,
    now,
  );
}

/** Since when the app is there, and when its settings were last changed. */
export const appDates = (db: Database): { created_at: Micros; updated_at: Micros } =>
  db.get('select created_at, updated_at from app where id = 1') ?? { created_at: 0, updated_at: 0 };

/** Whether a data file already holds a world. */
export const hasApp = (db: Database): boolean => db.get('select 1 from app where id = 1') !== undefined;
