import { isObject, type Json, same, type Settings, toJson } from '@backchannel/configuration';
import { type Kysely, sql } from 'kysely';
import type { NewerValue } from '../chat-proxy/validate.ts';
import type { Schema } from '../db/schema.ts';
import { InvalidRequest } from '../http/errors.ts';
import type { Place } from './types.ts';

/**
 * Refuses what the contract does not know, unless the API itself has said exactly that at the same place: of this object, now
 * or in any version, or of another of its kind as it is. Entries of lists may have moved. Throws `InvalidRequest`.
 */
export async function refuseUnsaid(
  db: Kysely<Schema>,
  place: Place,
  newer: readonly NewerValue[],
  now: Settings | null,
): Promise<void> {
  const notNow = newer.filter((each) => !(now && (isSaidIn(now, each) || takesAway(now, each))));
  const unsaid = await neverSaid(db, place, notNow);
  if (unsaid.length > 0) throw new InvalidRequest(unsaid.map(({ path, message }) => ({ path, message })));
}

function isSaidIn(settings: Settings, { at, value }: NewerValue): boolean {
  const said = toJson(value);
  return said !== undefined && valuesAt(settings, at).some((each) => same(each, said));
}

/** An empty text takes a chat preference away; there must be one. */
const takesAway = (settings: Settings, { at, value }: NewerValue): boolean =>
  value === '' && at.length === 2 && at[0] === 'chat_preferences' && valuesAt(settings, at).length > 0;

/** What stands at a place, at any index of the lists on the way. */
function valuesAt(value: Json, [step, ...rest]: readonly PropertyKey[]): Json[] {
  if (step === undefined) return [value];
  if (typeof step === 'number')
    return Array.isArray(value) ? value.flatMap((entry: Json) => valuesAt(entry, rest)) : [];
  if (!isObject(value) || typeof step !== 'string' || !Object.hasOwn(value, step)) return [];
  return valuesAt(value[step] ?? null, rest);
}

/** No name of the API's is longer; a database may refuse to look for much longer ones. */
const longestName = 200;

/** What the versions that are kept have not. Asked for only where the object as it is has not: on the way back to a version,
 *  and where one is made like another. */
async function neverSaid(
  db: Kysely<Schema>,
  { app, kind, name }: Place,
  newer: readonly NewerValue[],
): Promise<readonly NewerValue[]> {
  const names = new Set(
    newer
      .map(({ at }) => at.at(-1))
      .filter((last) => typeof last === 'string')
      .filter((last) => last.length <= longestName),
  );
  if (names.size === 0) return newer;
  const rows = await db
    .selectFrom('setting_version')
    .innerJoin('setting_object', (join) =>
      join
        .onRef('setting_object.app', '=', 'setting_version.app')
        .onRef('setting_object.kind', '=', 'setting_version.kind')
        .onRef('setting_object.name', '=', 'setting_version.name'),
    )
    .select('setting_version.settings')
    .where('setting_version.kind', '=', kind)
    // The name of a place at least is in it; whether the value is there is looked at below.
    .where((where) =>
      where.or(
        [...names].map(
          (last) =>
            sql<boolean>`setting_version.settings like ${`%${escaped(JSON.stringify(last))}%`} escape '!'`,
        ),
      ),
    )
    .where((where) =>
      where.or([
        where.and([where('setting_version.app', '=', app), where('setting_version.name', '=', name)]),
        where('setting_version.number', '=', where.ref('setting_object.number')),
      ]),
    )
    .execute();
  return rows.reduce((left, { settings }) => {
    if (settings === null || left.length === 0) return left;
    const version = settingsIn(settings);
    return left.filter((each) => !isSaidIn(version, each));
  }, newer);
}

/** What is kept is what `canonicalJson` has written of settings. */
const settingsIn = (text: string): Settings => JSON.parse(text) as Settings;

const escaped = (text: string): string => text.replace(/[!%_]/g, '!$&');
