/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * What can be set of one object, by the API's own names. What the contract does not know is kept as it came: it is shown,
 * compared, and never dropped by a save. What is absent has no value.
 */
export type Settings = Readonly<Record<string, Json>>;

/** What has settings, and with them a history. */
export const kinds = ['channel_type', 'command', 'block_list', 'role', 'app_grants'] as const;
export type Kind = (typeof kinds)[number];

/** What an answer says beside the settings: the frame, and what nobody can set. */
const frame: ReadonlySet<string> = new Set(['name', 'created_at', 'updated_at', 'duration']);
const frames: Readonly<Record<Kind, ReadonlySet<string>>> = {
  channel_type: frame,
  command: frame,
  block_list: new Set([...frame, 'id', 'owner_user_id']),
  role: new Set([...frame, 'custom', 'scopes']),
  app_grants: frame,
};

/** Any JSON value as such; what JSON cannot say is left out. */
export function toJson(value: unknown): Json | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) return value.map((entry: unknown) => toJson(entry) ?? null);
  if (typeof value !== 'object') return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]: [string, unknown]) => {
      const json = toJson(entry);
      return json === undefined ? [] : [[key, json]];
    }),
  );
}

export const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of things that the API answers whole here and by name there. */
const names = (value: Json): Json =>
  Array.isArray(value)
    ? value.map((entry: Json) =>
        isObject(entry) && typeof entry['name'] === 'string' ? entry['name'] : entry,
      )
    : value;

/** Grants without the roles that have none, each list in the order of the alphabet and without doubles. */
function grantsOf(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([role, ids]): [string, Json] => [role, Array.isArray(ids) ? sortedTexts(ids) : ids])
      .filter(([, ids]) => !(Array.isArray(ids) && ids.length === 0)),
  );
}

const sortedTexts = (values: readonly Json[]): Json =>
  [...new Set(values.filter((value) => typeof value === 'string'))].sort();

/**
 * The settings in an answer of the API: of `get_channel_type` or an entry of `list_channel_types`, of a command, a block
 * list, a role, or, as `{grants}`, of the app. Two answers that set the same give the same, whichever operation they are from.
 */
export function settingsOf(kind: Kind, answer: object): Settings {
  return Object.fromEntries(
    Object.entries(answer).flatMap(([key, value]: [string, unknown]): [string, Json][] => {
      const json = frames[kind].has(key) ? undefined : toJson(value);
      if (json === undefined || json === null) return [];
      // A command without arguments or set says so with an empty text, or not at all.
      if (kind === 'command' && json === '') return [];
      if (key === 'commands') return [[key, names(json)]];
      if (key === 'grants') return [[key, grantsOf(json)]];
      // Nobody has these since permissions are granted, and an empty list says the same as none.
      if (key === 'permissions' && Array.isArray(json) && json.length === 0) return [];
      return [[key, json]];
    }),
  );
}

/** The same text for the same value, whatever the order in which its keys came. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(inOrder(value));
}

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key] ?? null)]),
  );
}

/** Whether two values say the same, whatever the order of keys; absent is a value of its own. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) return isList(a) && isList(b) && sameLists(a, b);
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const sameLists = (a: readonly Json[], b: readonly Json[]): boolean =>
  a.length === b.length && a.every((value, index) => same(value, b[index]));

/** A value as text: texts as they are, anything else as JSON. */
export const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : value === undefined ? '' : canonicalJson(value);

/** What an object itself has under a name: `constructor` of an object without one is undefined. */
export const own = <Value>(of: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;
