import { baseOf, grantsIn } from './grants.ts';
import { isObject, type Json, own, same, type Settings } from './settings.ts';

/**
 * One thing that differs between two versions of an object. `path` leads to it: a field, a field and a key in it
 * (`['automod_thresholds', 'toxic', 'block']`), or for grants the role and the permission without its owner form
 * (`['grants', 'user', 'update-message']`), whose values are the forms that the role has (`['update-message-owner']`).
 * Undefined is absent.
 */
export interface Difference {
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Fields whose parts are changed one by one, and how deep these lie. */
const partsOf: Readonly<Record<string, number>> = { automod_thresholds: 2, chat_preferences: 1 };

/** The name of a place, as people copy it: `automod_thresholds.toxic.block`. */
export const placeName = (path: readonly string[]): string => path.join('.');

export const samePath = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((step, index) => step === b[index]);

/** Everything that differs, in the order of the fields' names; none when the two set the same. */
export function differences(before: Settings, after: Settings): Difference[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields.flatMap((field) =>
    same(before[field], after[field])
      ? []
      : field === 'grants'
        ? grantDifferences(before, after)
        : within([field], before[field], after[field], partsOf[field] ?? 0),
  );
}

function within(
  path: readonly string[],
  before: Json | undefined,
  after: Json | undefined,
  depth: number,
): Difference[] {
  if (same(before, after)) return [];
  const left = before ?? {};
  const right = after ?? {};
  if (depth === 0 || !isObject(left) || !isObject(right)) return [{ path, before, after }];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .sort()
    .flatMap((key) => within([...path, key], own(left, key), own(right, key), depth - 1));
}

function grantDifferences(before: Settings, after: Settings): Difference[] {
  const [left, right] = [grantsIn(before), grantsIn(after)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort().flatMap((role) => {
    const [earlier, later] = [own(left, role), own(right, role)];
    if (same(earlier, later)) return [];
    const [had, has] = [formsByBase(earlier), formsByBase(later)];
    return [...new Set([...had.keys(), ...has.keys()])]
      .sort()
      .map((base) => ({ path: ['grants', role, base], before: had.get(base), after: has.get(base) }))
      .filter((difference) => !same(difference.before, difference.after));
  });
}

const knownForms = new WeakMap<readonly string[], ReadonlyMap<string, string[]>>();

/** Remembered for each list: of thirty roles that are compared at every press, one has another list than before. */
function formsByBase(ids: readonly string[] = []): ReadonlyMap<string, string[]> {
  const known = knownForms.get(ids) ?? sortedByBase(ids);
  knownForms.set(ids, known);
  return known;
}

function sortedByBase(ids: readonly string[]): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const id of [...new Set(ids)].sort()) {
    const base = baseOf(id);
    forms.set(base, [...(forms.get(base) ?? []), id]);
  }
  return forms;
}

/** The settings with another value at a difference's path; undefined takes it away, and what is then empty with it. */
export function withValue(settings: Settings, path: readonly string[], value: Json | undefined): Settings {
  const [field = '', ...rest] = path;
  if (field === 'grants' && path.length === 3) return withForms(settings, path, value);
  const changed = put(settings[field], rest, value);
  if (changed !== undefined) return { ...settings, [field]: changed };
  const { [field]: _, ...others } = settings;
  return others;
}

function withForms(
  settings: Settings,
  [, role = '', base = '']: readonly string[],
  value: Json | undefined,
): Settings {
  const grants = grantsIn(settings);
  const others = (own(grants, role) ?? []).filter((id) => baseOf(id) !== base);
  const forms = Array.isArray(value) ? value.filter((id: Json): id is string => typeof id === 'string') : [];
  const { [role]: _, ...otherRoles } = grants;
  const ids = [...others, ...forms].sort();
  return { ...settings, grants: ids.length === 0 ? otherRoles : { ...otherRoles, [role]: ids } };
}

function put(value: Json | undefined, path: readonly string[], leaf: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return leaf;
  const object = isObject(value) ? value : {};
  const inner = put(own(object, key), rest, leaf);
  const { [key]: _, ...others } = object;
  const changed = inner === undefined ? others : { ...others, [key]: inner };
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** The value at a difference's path; of grants the forms that the role has. */
export function valueAt(settings: Settings, path: readonly string[]): Json | undefined {
  const [field = '', role = '', base = ''] = path;
  if (field === 'grants' && path.length === 3) return formsByBase(own(grantsIn(settings), role)).get(base);
  let value: Json | undefined = settings;
  for (const key of path) value = isObject(value) ? own(value, key) : undefined;
  return value;
}

/** Puts chosen differences into settings: each `after` takes the place of what stands there. */
export const apply = (settings: Settings, changes: readonly Difference[]): Settings =>
  changes.reduce((result, { path, after }) => withValue(result, path, after), settings);
