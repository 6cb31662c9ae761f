import { type Kind, type Settings, settingsOf } from '@backchannel/configuration';
import type { Context } from '../context.ts';
import type { Connection } from '../upstream/connection.ts';
import { fingerprintOf, noObject } from './fingerprint.ts';
import { type Answered, type Asker, readAll, readOne, saysMissing } from './read-settings.ts';
import { type Cause, type Found, recordFound } from './record.ts';
import type { Place } from './types.ts';
import { type Head, headOf, headsOf, noHead } from './versions.ts';

/** What history stands on. `lagMs`: for how long the service may answer reads after a write with what was before. */
export type HistoryBase = Pick<Context, 'audit' | 'clock' | 'db' | 'log'> & { readonly lagMs: number };

/** An object as it is now. */
export interface Observed {
  readonly name: string;
  /** As the API has it. */
  readonly answer: Answered;
  readonly settings: Settings;
  readonly fingerprint: string;
  /** The version that it is; null while it is being changed and has none yet. */
  readonly version: number | null;
}

/** Every object of a kind as it is now. What has changed since it was last seen is written down,
 *  as somebody else's unless a change of ours is the cause. Throws as `readAll`. */
export async function observeAll(
  base: HistoryBase,
  connection: Connection,
  kind: Kind,
  asker: Asker,
  cause?: Cause,
): Promise<Observed[]> {
  const app = connection.app.id;
  const heads = await headsOf(base.db, { app, kind });
  const answers = await readAll(connection, kind, asker);
  const objects = [...answers].map(([name, answer]) => describe(kind, name, answer));
  const gone = [...heads.values()].filter(({ name }) => !answers.has(name));
  const found = [
    ...objects.map(({ name, settings }): [string, Settings] => [name, settings]),
    ...gone.map(({ name }): [string, null] => [name, null]),
  ].map(([name, settings]): Found => {
    return { place: { app, kind, name }, settings, seen: heads.get(name) ?? noHead(name) };
  });
  const recorded = await recordAll(base, found, cause);
  return objects.map((object) => withVersion(object, recorded.get(object.name)));
}

/** One object as it is now; undefined when it is not there. Throws as `readOne`, also when the API says that it is not
 *  there: that has been written down by then. */
export async function observeOne(
  base: HistoryBase,
  connection: Connection,
  place: Place,
  asker: Asker,
): Promise<Observed | undefined> {
  const { kind, name } = place;
  const seen = await headOf(base.db, place);
  const answer = await readOne(connection, kind, name, asker).catch(async (error: unknown) => {
    if (saysMissing(error)) await recordAll(base, [{ place, settings: null, seen }]);
    throw error;
  });
  const object = answer && describe(kind, name, answer);
  const recorded = await recordAll(base, [{ place, settings: object?.settings ?? null, seen }]);
  return object && withVersion(object, recorded.get(name));
}

const describe = (kind: Kind, name: string, answer: Answered) => {
  const settings = settingsOf(kind, answer);
  return { name, answer, settings, fingerprint: fingerprintOf(settings) };
};

const withVersion = (object: Omit<Observed, 'version'>, head: Head | undefined): Observed => ({
  ...object,
  version: head && head.fingerprint === object.fingerprint && head.number > 0 ? head.number : null,
});

/** In one transaction and in the order of their names, so that two instances which find the same do not wait for one
 *  another in a circle. */
async function recordAll(
  { db, clock, lagMs }: HistoryBase,
  found: readonly Found[],
  cause?: Cause,
): Promise<ReadonlyMap<string, Head>> {
  const heads = new Map(found.map(({ seen }) => [seen.name, seen]));
  const changed = found
    .filter(({ settings, seen }) => fingerprintOf(settings) !== seen.fingerprint)
    .filter(({ settings, seen }) => settings !== null || seen.fingerprint !== noObject)
    .sort((a, b) => (a.place.name < b.place.name ? -1 : 1));
  if (changed.length === 0) return heads;
  const looking = { now: clock(), lagMs, ...(cause && { cause }) };
  await db.transaction().execute(async (transaction) => {
    for (const each of changed) heads.set(each.place.name, await recordFound(transaction, each, looking));
  });
  return heads;
}
