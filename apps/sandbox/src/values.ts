/** A JSON object, as opposed to a list, a scalar or null. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How the API names a value of the wrong type: lists and objects by their kind, scalars with the value. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'object';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return `${typeof value} \`${text.slice(0, 100)}\``;
}

/** Parses a JSON column that holds an object. Most are empty. */
export const parseObject = (text: string | null): Record<string, unknown> => {
  if (text === null || text === '{}') return {};
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
};

/** Parses a JSON column that holds a list. Most are empty. */
export const parseList = (text: string | null): unknown[] => {
  if (text === null || text === '[]') return [];
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value : [];
};

/** Parses a JSON column that holds a list of text. */
export const parseStrings = (text: string | null): string[] =>
  parseList(text).filter((entry) => typeof entry === 'string');

/** The object without the keys whose value is undefined. On the wire these are absent anyway. */
export const compact = <T extends object>(value: T): T => {
  for (const key of Object.keys(value)) {
    if (Reflect.get(value, key) === undefined) Reflect.deleteProperty(value, key);
  }
  return value;
};

/** A copy without these fields. */
export function without<T extends object, K extends keyof T>(value: T, fields: readonly K[]): Omit<T, K> {
  const rest = { ...value };
  for (const field of fields) Reflect.deleteProperty(rest, field);
  return rest;
}
