import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { parseObject } from '../values.ts';

export type AppSettings = Readonly<Record<string, unknown>>;

// Asked for at every event, so the text is read each time and parsed when it has changed.
const parsed = new WeakMap<Database, { text: string; settings: AppSettings }>();

/** The app's settings that were set; what was never set is not in it. The same object until they change. */
export function appSettings(db: Database): AppSettings {
  const text = db.get<{ settings: string }>('select settings from app where id = 1')?.settings ?? '{}';
  const known = parsed.get(db);
  if (known?.text === text) return known.settings;
  const settings = parseObject(text);
  parsed.set(db, { text, settings });
  return settings;
}

export function saveAppSettings(db: Database, settings: AppSettings, now: Micros): void {
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
