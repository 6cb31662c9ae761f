import { differences } from './differences.ts';
import { fieldOf } from './fields.ts';
import { isObject, type Json, own, same, type Settings } from './settings.ts';

/** What `update_channel_type` wants in every request, changed or not. */
export const alwaysSent = ['automod', 'automod_behavior', 'max_message_length'] as const;

/** What the API takes for "no value any more", where absent means "as it was". */
export const cleared: Readonly<Record<string, Json>> = {
  allowed_flag_reasons: [],
  automod_thresholds: {},
  blocklist: '',
  blocklists: [],
  commands: [],
  partition_size: 0,
  partition_ttl: null,
  permissions: [],
  push_level: 'all',
};

/** A channel type's settings without those that say the same as saying nothing. */
export const withoutCleared = (settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([key, value]) => !saysNothing(key, value)));

/** How a field says that it has no value; undefined for one that always has a value. */
export const noneOf = (key: string): Json | undefined => (key === 'chat_preferences' ? {} : cleared[key]);

/** Whether a value of a field is the same as none. */
export const saysNothing = (key: string, value: Json): boolean => same(value, noneOf(key));

/** Whether a setting can be taken away; any other always has a value. */
export const canBeCleared = (field: string): boolean => Object.hasOwn(cleared, field);

/**
 * Settings as they are to become, as far as a request can say it: a field that the contract does not know stays as it is now.
 * Of a known field all is kept, whatever it holds.
 */
export const asFarAsKnown = (wanted: Settings, now: Settings): Settings =>
  Object.fromEntries([
    ...Object.entries(wanted).filter(([field]) => fieldOf(field) !== undefined),
    ...Object.entries(now).filter(([field]) => fieldOf(field) === undefined),
  ]);

/**
 * The body of `update_channel_type` that turns one version into another: the fields that differ, and those that the API
 * always requires. Of grants only the roles that differ, since the API replaces them role by role; a role that has nothing
 * any more gets an empty list.
 */
export function updateBody(before: Settings, after: Settings): Record<string, Json> {
  const changed = new Set(differences(before, after).map(({ path: [field = ''] }) => field));
  const body: Record<string, Json> = {};
  for (const field of alwaysSent) if (after[field] !== undefined) body[field] = after[field];
  for (const field of changed) {
    if (field === 'grants') body[field] = changedGrants(before, after);
    else if (field === 'chat_preferences') body[field] = preferences(before, after);
    else body[field] = after[field] ?? cleared[field] ?? null;
  }
  return body;
}

function changedGrants(before: Settings, after: Settings): Json {
  const roles = new Set(
    differences(before, after)
      .filter(({ path: [field] }) => field === 'grants')
      .map(({ path: [, role = ''] }) => role),
  );
  const grants = isObject(after['grants']) ? after['grants'] : {};
  return Object.fromEntries([...roles].map((role) => [role, own(grants, role) ?? []]));
}

/** All of them, in case the API replaces the whole; an empty text takes one away. */
function preferences(before: Settings, after: Settings): Json {
  const had = isObject(before['chat_preferences']) ? before['chat_preferences'] : {};
  const has = isObject(after['chat_preferences']) ? after['chat_preferences'] : {};
  const gone = Object.keys(had).filter((key) => has[key] === undefined);
  return { ...has, ...Object.fromEntries(gone.map((key) => [key, ''])) };
}
