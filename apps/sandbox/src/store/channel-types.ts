import type { ChannelConfig, PolicyRequest } from '@backchannel/chat-api/types';
import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

/** A type's settings as they are stored: everything but its name and times; commands by name. */
export type ChannelTypeSettings = Omit<ChannelConfig, 'name' | 'created_at' | 'updated_at'>;
/** Role to permission ids. */
export type Grants = Record<string, string[]>;

interface Row {
  name: string;
  settings: string;
  grants: string;
  policies: string;
  created_at: Micros;
  updated_at: Micros;
}

/** Settings, grants and policies are the same objects until they change, so nobody may. */
export interface ChannelType {
  name: string;
  settings: Readonly<ChannelTypeSettings>;
  grants: Readonly<Grants>;
  /** The rules from before there were grants: kept and answered, and nothing goes by them. */
  policies: readonly PolicyRequest[];
  created_at: Micros;
  updated_at: Micros;
}

// Asked for at every message, so the texts are read each time and parsed when they have changed.
const parsed = new WeakMap<Database, Map<string, { row: Row; type: ChannelType }>>();

function read(db: Database, row: Row): ChannelType {
  const types = parsed.get(db) ?? new Map<string, { row: Row; type: ChannelType }>();
  parsed.set(db, types);
  const known = types.get(row.name);
  if (
    known?.row.settings === row.settings &&
    known.row.grants === row.grants &&
    known.row.policies === row.policies
  ) {
    const { settings, grants, policies } = known.type;
    return { ...row, settings, grants, policies };
  }
  // These columns are written by saveChannelType alone, so their JSON has these shapes.
  const type = {
    ...row,
    settings: JSON.parse(row.settings) as ChannelTypeSettings,
    grants: JSON.parse(row.grants) as Grants,
    policies: JSON.parse(row.policies) as PolicyRequest[],
  };
  types.set(row.name, { row, type });
  return type;
}

export function findChannelType(db: Database, name: string): ChannelType | undefined {
  const row = db.get<Row>('select * from channel_types where name = ?', name);
  return row && read(db, row);
}

export const allChannelTypes = (db: Database): ChannelType[] =>
  db.all<Row>('select * from channel_types order by name').map((row) => read(db, row));

export function saveChannelType(
  db: Database,
  type: Pick<ChannelType, 'name' | 'settings' | 'grants'> & Partial<Pick<ChannelType, 'policies'>>,
  now: Micros,
): void {
  db.run(
    `insert into channel_types (name, settings, grants, policies, created_at, updated_at) values (?, ?, ?, ?, ?, ?)
     on conflict (name) do update set settings = excluded.settings, grants = excluded.grants, policies = excluded.policies,
       updated_at = excluded.updated_at`,
    type.name,
    JSON.stringify(type.settings),
    JSON.stringify(type.grants),
    JSON.stringify(type.policies ?? []),
    now,
    now,
  );
}

/** Whether there is a channel of the type, deleted ones left out. */
export const isTypeInUse = (db: Database, name: string): boolean =>
  db.get('select 1 from channels where type = ? and deleted_at is null limit 1', name) !== undefined;

export const removeChannelType = (db: Database, name: string): number =>
  db.run('delete from channel_types where name = ?', name);
