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

/** The same object until it changes, so nobody may change it. */
export interface ChannelType {
  readonly name: string;
  readonly settings: Readonly<ChannelTypeSettings>;
  readonly grants: Readonly<Grants>;
  /** The rules from before there were grants: kept and answered, and nothing goes by them. */
  readonly policies: readonly PolicyRequest[];
  readonly created_at: Micros;
  readonly updated_at: Micros;
}

const REMEMBERED = 'channel types';

// These columns are written by saveChannelType alone, so their JSON has these shapes.
const read = (row: Row): ChannelType => ({
  ...row,
  settings: JSON.parse(row.settings) as ChannelTypeSettings,
  grants: JSON.parse(row.grants) as Grants,
  policies: JSON.parse(row.policies) as PolicyRequest[],
});

const typesByName = (db: Database): ReadonlyMap<string, ChannelType> =>
  db.remembered(
    REMEMBERED,
    () =>
      new Map(db.all<Row>('select * from channel_types order by name').map((row) => [row.name, read(row)])),
  );

export const findChannelType = (db: Database, name: string): ChannelType | undefined =>
  typesByName(db).get(name);

export const allChannelTypes = (db: Database): ChannelType[] => [...typesByName(db).values()];

export function saveChannelType(
  db: Database,
  type: Pick<ChannelType, 'name' | 'settings' | 'grants'> & Partial<Pick<ChannelType, 'policies'>>,
  now: Micros,
): void {
  db.forget(REMEMBERED);
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

export function removeChannelType(db: Database, name: string): number {
  db.forget(REMEMBERED);
  return db.run('delete from channel_types where name = ?', name);
}
