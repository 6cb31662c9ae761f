import { isObject, type Json, own, type Settings } from './settings.ts';

/** Role to permission ids, each list sorted. */
export type Grants = Readonly<Record<string, readonly string[]>>;

/** What a role may do with a permission: with everything, with what is its own, not at all. */
export type Reach = 'any' | 'own' | 'none';

const ownSuffix = '-owner';

/** A permission without what it says of owners: `update-message` of `update-message-owner`. */
export const baseOf = (permission: string): string =>
  permission.endsWith(ownSuffix) ? permission.slice(0, -ownSuffix.length) : permission;

/** Permission for what is one's own. */
export const ownFormOf = (base: string): string => `${base}${ownSuffix}`;

/** The grants among settings; empty when there are none. A role's list stays the same list, so that what has not changed
 *  is quickly seen. */
export function grantsIn(settings: Settings): Grants {
  const { grants } = settings;
  if (!isObject(grants)) return {};
  return Object.fromEntries(Object.entries(grants).map(([role, ids]) => [role, idsIn(ids)]));
}

const isText = (id: Json): id is string => typeof id === 'string';

function idsIn(ids: Json): readonly string[] {
  if (!Array.isArray(ids)) return [];
  return ids.every(isText) ? ids : ids.filter(isText);
}

/** What a role may do; who may do a thing everywhere may also do it with what is their own. */
export function reachOf(grants: Grants, role: string, base: string): Reach {
  const ids = own(grants, role) ?? [];
  if (ids.includes(base)) return 'any';
  return ids.includes(ownFormOf(base)) ? 'own' : 'none';
}

/** The grants after the reach of some cells was set: of one, of a whole row or of a column. What the roles have beside that
 *  stays. */
export function withReaches(
  grants: Grants,
  cells: readonly { readonly role: string; readonly base: string }[],
  reach: Reach,
): Grants {
  const changed = [...Map.groupBy(cells, ({ role }) => role)].map(([role, its]): [string, string[]] => {
    const bases = new Set(its.map(({ base }) => base));
    const rest = (own(grants, role) ?? []).filter((id) => !bases.has(baseOf(id)));
    const ids = reach === 'none' ? [] : [...bases].map((base) => (reach === 'any' ? base : ownFormOf(base)));
    return [role, [...rest, ...ids].sort()];
  });
  return { ...grants, ...Object.fromEntries(changed) };
}

const strength: Readonly<Record<Reach, number>> = { none: 0, own: 1, any: 2 };

/** Whether a change of reach allows more. */
export const isWider = (before: Reach, after: Reach): boolean => strength[after] > strength[before];

/** The reach that a list of a permission's forms gives. */
export const reachIn = (forms: readonly string[], base: string): Reach =>
  forms.includes(base) ? 'any' : forms.length > 0 ? 'own' : 'none';
