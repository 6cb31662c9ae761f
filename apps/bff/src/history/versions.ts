import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Schema, SettingVersionTable } from '../db/schema.ts';
import { noObject } from './fingerprint.ts';
import type { Place, Version } from './types.ts';

export type VersionRow = Selectable<SettingVersionTable>;
type Database = Kysely<Schema> | Transaction<Schema>;

/** The newest version of an object, as far as it has to be known to tell whether there is a newer one. */
export interface Head {
  readonly name: string;
  /** 0 before there is a version. */
  readonly number: number;
  readonly fingerprint: string;
}

/** Of an object that nobody has seen. */
export const noHead = (name: string): Head => ({ name, number: 0, fingerprint: noObject });

/** The heads of every object of a kind that was ever seen, by name. */
export async function headsOf(
  db: Database,
  { app, kind }: Omit<Place, 'name'>,
): Promise<ReadonlyMap<string, Head>> {
  const rows = await db
    .selectFrom('setting_object')
    .select(['name', 'number', 'fingerprint'])
    .where('app', '=', app)
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map((row) => [row.name, row]));
}

/** One object's row, with who holds it and what was last sent. */
export const objectAt = (db: Database, { app, kind, name }: Place) =>
  db
    .selectFrom('setting_object')
    .selectAll()
    .where('app', '=', app)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst();

/** One object's head. */
export const headOf = async (db: Database, place: Place): Promise<Head> =>
  (await objectAt(db, place)) ?? noHead(place.name);

/** One version; undefined when there is none of that number. */
export const versionAt = (
  db: Database,
  { app, kind, name }: Place,
  number: number,
): Promise<VersionRow | undefined> =>
  db
    .selectFrom('setting_version')
    .selectAll()
    .where('app', '=', app)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('number', '=', number)
    .executeTakeFirst();

/** The number of the version that an object last began with: made, or first seen. */
export async function newestCreation(db: Database, { app, kind, name }: Place): Promise<number | undefined> {
  const row = await db
    .selectFrom('setting_version')
    .select('number')
    .where('app', '=', app)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('act', 'in', ['created', 'seen'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number;
}

/** An object's versions from new to old, without settings; `before` is a number that they lie below. */
export const listVersions = (
  db: Database,
  { app, kind, name }: Place,
  page: { before: number | undefined; limit: number },
): Promise<Listed[]> => {
  const query = listed(db)
    .where('app', '=', app)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .orderBy('number', 'desc')
    .limit(page.limit);
  return (page.before === undefined ? query : query.where('number', '<', page.before)).execute();
};

/** The newest version of every object of a kind, by name. */
export const newestVersions = (db: Database, { app, kind }: Omit<Place, 'name'>): Promise<Listed[]> =>
  listed(db)
    .innerJoin('setting_object', (join) =>
      join
        .onRef('setting_object.app', '=', 'setting_version.app')
        .onRef('setting_object.kind', '=', 'setting_version.kind')
        .onRef('setting_object.name', '=', 'setting_version.name')
        .onRef('setting_object.number', '=', 'setting_version.number'),
    )
    .where('setting_object.app', '=', app)
    .where('setting_object.kind', '=', kind)
    .orderBy('setting_object.name')
    .execute();

type Listed = Omit<VersionRow, 'settings' | 'app'>;

const listed = (db: Database) =>
  db
    .selectFrom('setting_version')
    .select([
      'setting_version.kind',
      'setting_version.name',
      'setting_version.number',
      'at',
      'source',
      'act',
      'operator_id',
      'operator_name',
      'reason',
      'ip',
      'user_agent',
      'audit_id',
      'setting_version.fingerprint',
      'places',
      'changes',
    ]);

/**
 * Adds the version that follows the one of this number, and makes it the newest; what was sent and not known to have been
 * done is settled with it. False, and nothing is added, when there is a newer one already.
 */
export async function appendVersion(
  transaction: Transaction<Schema>,
  after: number,
  row: Omit<VersionRow, 'number'>,
): Promise<boolean> {
  const { app, kind, name, fingerprint } = row;
  if (after === 0) {
    await transaction
      .insertInto('setting_object')
      .values({
        app,
        kind,
        name,
        number: 0,
        fingerprint: noObject,
        holder: null,
        held_until: 0,
        intent: null,
      })
      .onConflict((conflict) => conflict.columns(['app', 'kind', 'name']).doNothing())
      .execute();
  }
  const number = after + 1;
  const { numUpdatedRows } = await transaction
    .updateTable('setting_object')
    .set({ number, fingerprint, intent: null })
    .where('app', '=', app)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('number', '=', after)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await transaction
    .insertInto('setting_version')
    .values({ ...row, number })
    .execute();
  return true;
}

/** A version as the web app gets it. */
export function presentVersion(row: Listed): Version {
  const { kind, name, number, at, source, act, reason, fingerprint, changes } = row;
  const places: string[] = JSON.parse(row.places);
  const isOurs = row.operator_id !== null;
  return {
    kind,
    name,
    number,
    at,
    source,
    act,
    by: isOurs ? { id: row.operator_id ?? '', name: row.operator_name ?? '' } : null,
    reason,
    from: isOurs ? { ip: row.ip, userAgent: row.user_agent } : null,
    auditId: row.audit_id,
    fingerprint,
    places,
    changes,
  };
}
