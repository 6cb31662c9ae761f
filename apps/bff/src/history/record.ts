import { canonicalJson, differences, placeName, type Settings } from '@backchannel/configuration';
import type { Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { fingerprintOf, noObject } from './fingerprint.ts';
import { type Intent, intentIn, isDone } from './intent.ts';
import type { Lease } from './leases.ts';
import type { Place, Source, VersionAct } from './types.ts';
import { appendVersion, type Head, noHead, objectAt, versionAt, type VersionRow } from './versions.ts';

const mostPlaces = 20;
const longestUserAgent = 300;

/** How it is looked at what was found. */
interface Looking {
  readonly now: number;
  /** For how long the service may answer with what was before a change of ours. */
  readonly lagMs: number;
  /** Of whoever looks, where they hold the object. */
  readonly lease?: Lease;
  /** A change of something else that may have changed this object, too. */
  readonly cause?: Cause;
}

/** A change of ours, and what else it changes. */
export interface Cause {
  readonly intent: Intent;
  readonly explains: (before: Settings, after: Settings) => boolean;
}

/** What is found of an object: its settings, or null when it is not there. */
export interface Found {
  readonly place: Place;
  readonly settings: Settings | null;
  /** The newest version when the API was asked. */
  readonly seen: Head;
}

/** Settings of a version; null of one that says that the object was deleted. Our own text, written by this module alone. */
export const settingsIn = ({ settings }: Pick<VersionRow, 'settings'>): Settings | null =>
  settings === null ? null : (JSON.parse(settings) as Settings);

/**
 * Writes down what was found, when it is another version than the newest: as the change that was sent and not heard of
 * again, where it is exactly that; otherwise as somebody else's. Left alone is what is being changed at the moment, what has
 * a newer version than when the API was asked, and what the service has not caught up with. Resolves to the newest version.
 */
export async function recordFound(
  transaction: Transaction<Schema>,
  { place, settings, seen }: Found,
  { now, lagMs, lease, cause }: Looking,
): Promise<Head> {
  const row = await objectAt(transaction, place);
  const head = row ?? noHead(place.name);
  const fingerprint = fingerprintOf(settings);
  const isHeld = row !== undefined && row.held_until > now && row.holder !== lease?.holder;
  if (isHeld || head.number !== seen.number || head.fingerprint === fingerprint) return head;
  const newest = head.number === 0 ? undefined : await versionAt(transaction, place, head.number);
  const before = newest ? settingsIn(newest) : null;
  const intent = row && intentIn(row, now);
  const isFollowing = cause && before && settings && cause.explains(before, settings);
  const change =
    intent && isDone(place.kind, intent, before, settings)
      ? intent
      : isFollowing
        ? ({ ...cause.intent, act: 'updated' } as const)
        : undefined;
  const isRecent = !change && newest?.source === ('dashboard' satisfies Source) && now - newest.at < lagMs;
  // The API answers with what was before our change for a while.
  if (isRecent && (await fingerprintBefore(transaction, place, newest.number)) === fingerprint) return head;
  const added = await appendVersion(transaction, head.number, {
    ...describe(place, before, settings),
    ...(change
      ? { ...madeBy(change), at: change.at }
      : { ...nobody, source: sourceOf(newest), act: actOf(newest !== undefined, before, settings), at: now }),
  });
  return added ? { name: place.name, number: head.number + 1, fingerprint } : head;
}

/** Writes down what a change of ours has made. Resolves to the newest version, which is the one before when nothing has
 *  changed, or somebody else's when there is one by now. */
export async function recordChange(
  transaction: Transaction<Schema>,
  { place, settings, seen }: Found,
  intent: Intent,
  now: number,
): Promise<Head> {
  const fingerprint = fingerprintOf(settings);
  if (seen.fingerprint === fingerprint) return seen;
  const newest = seen.number === 0 ? undefined : await versionAt(transaction, place, seen.number);
  const added = await appendVersion(transaction, seen.number, {
    ...describe(place, newest ? settingsIn(newest) : null, settings),
    ...madeBy(intent),
    at: now,
  });
  if (added) return { name: place.name, number: seen.number + 1, fingerprint };
  return (await objectAt(transaction, place)) ?? noHead(place.name);
}

async function fingerprintBefore(
  transaction: Transaction<Schema>,
  place: Place,
  number: number,
): Promise<string> {
  const before = number === 1 ? undefined : await versionAt(transaction, place, number - 1);
  return before?.fingerprint ?? noObject;
}

const describe = (place: Place, before: Settings | null, after: Settings | null) => {
  const changed = before && after ? differences(before, after).map(({ path }) => placeName(path)) : [];
  return {
    ...place,
    fingerprint: fingerprintOf(after),
    settings: after && canonicalJson(after),
    places: JSON.stringify(changed.slice(0, mostPlaces)),
    changes: changed.length,
  };
};

const madeBy = ({ act, operator, reason, ip, userAgent, auditId }: Intent) => ({
  source: 'dashboard' satisfies Source,
  act,
  operator_id: operator.id,
  operator_name: operator.name,
  reason,
  ip,
  user_agent: userAgent?.slice(0, longestUserAgent).toWellFormed() ?? null,
  audit_id: auditId,
});

const nobody = {
  operator_id: null,
  operator_name: null,
  reason: null,
  ip: null,
  user_agent: null,
  audit_id: null,
};

const sourceOf = (newest: VersionRow | undefined): Source => (newest ? 'outside' : 'first');

function actOf(isKnown: boolean, before: Settings | null, after: Settings | null): VersionAct {
  if (!isKnown) return 'seen';
  return after === null ? 'deleted' : before === null ? 'created' : 'updated';
}
