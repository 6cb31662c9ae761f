import { defaultGrants } from '@backchannel/chat-api/default-grants';
import { type Difference, differences, placeName } from './differences.ts';
import { newTypeDefaults } from './fields.ts';
import { type Json, same, type Settings, settingsOf } from './settings.ts';
import { isAsWanted } from './wanted.ts';

/** What a channel type has that was made with nothing but a name. */
export const typeDefaults: Settings = {
  ...newTypeDefaults,
  ...settingsOf('channel_type', { grants: defaultGrants.messaging }),
};

// What is no single value, such as grants, is looked at once: settings that are changed elsewhere keep it as it is.
const known = new WeakMap<object, boolean>();

/** Whether a field has another value than in a new type, however the API writes nothing. */
export function isUnusual(key: string, value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return isOther(key, value);
  const found = known.get(value) ?? isOther(key, value);
  known.set(value, found);
  return found;
}

const isOther = (key: string, value: Json | undefined): boolean =>
  !isAsWanted('channel_type', only(key, value), only(key, typeDefaults[key]));

const only = (key: string, value: Json | undefined): Settings =>
  value === undefined ? {} : { [key]: value };

const defaults = new Map(
  differences({}, typeDefaults).map((difference) => [placeName(difference.path), difference]),
);

/** Whether a new channel type has this anyway. */
const isUsual = ({ path, after }: Difference): boolean =>
  path.length === 1 ? !isUnusual(path[0] ?? '', after) : same(defaults.get(placeName(path))?.after, after);

/** What a new channel type may, and this one will not: only where grants are given, which then are all that it has. */
function takenAway(made: readonly Difference[]): Difference[] {
  if (!made.some(({ path: [field] }) => field === 'grants')) return [];
  const has = new Set(made.map(({ path }) => placeName(path)));
  return [...defaults]
    .filter(([place, { path }]) => path[0] === 'grants' && !has.has(place))
    .map(([, { path, after }]) => ({ path, before: after, after: undefined }));
}

/**
 * What is made of a channel type, given as its differences from nothing: `own`, what a new type would not have anyway, each
 * against what that has, and `usual`, the rest.
 */
export function newTypeOf(made: readonly Difference[]): { own: Difference[]; usual: Difference[] } {
  const usual = made.filter(isUsual);
  const own = made
    .filter((difference) => !usual.includes(difference))
    .map(({ path, after }) => ({ path, before: defaults.get(placeName(path))?.after, after }));
  return { own: [...own, ...takenAway(made)], usual };
}
