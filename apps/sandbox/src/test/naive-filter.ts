import { isObject } from '../values.ts';

/** Looks a field up in a row; undefined and null both mean absent. */
export type Lookup<Row> = (row: Row, field: string) => unknown;

// Code points, as SQLite's binary order has it; UTF-16 order differs above U+FFFF.
const compareText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function compare(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return undefined;
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

function startsWord(text: unknown, query: unknown): boolean {
  if (typeof text !== 'string' || typeof query !== 'string') return false;
  const wanted = wordsOf(query);
  const words = wordsOf(text);
  if (wanted.length === 0) return false;
  return words.some((_, start) =>
    wanted.every((word, index) =>
      index === wanted.length - 1
        ? (words[start + index]?.startsWith(word) ?? false)
        : words[start + index] === word,
    ),
  );
}

function hasAll(value: unknown, query: unknown): boolean {
  if (typeof value !== 'string' || typeof query !== 'string') return false;
  const wanted = wordsOf(query);
  return wanted.length > 0 && wanted.every((word) => wordsOf(value).includes(word));
}

function equals(value: unknown, operand: unknown): boolean {
  if (operand === null) return value === undefined || value === null;
  // Members, tags and teams come as sets: a list has to be the whole set, a single value one of it.
  if (value instanceof Set) {
    const wanted: unknown[] = Array.isArray(operand) ? operand : [];
    return Array.isArray(operand)
      ? value.size === wanted.length && wanted.every((entry) => value.has(entry))
      : value.has(operand);
  }
  return value === operand;
}

function holds(value: unknown, operator: string, operand: unknown): boolean {
  const order = compare(value, operand);
  switch (operator) {
    case '$eq':
      return equals(value, operand);
    case '$ne':
      return !equals(value, operand);
    case '$in':
      return Array.isArray(operand) && operand.some((entry) => equals(value, entry));
    case '$nin':
      return Array.isArray(operand) && !operand.some((entry) => equals(value, entry));
    case '$gt':
      return order !== undefined && order > 0;
    case '$gte':
      return order !== undefined && order >= 0;
    case '$lt':
      return order !== undefined && order < 0;
    case '$lte':
      return order !== undefined && order <= 0;
    case '$exists':
      return (value !== undefined && value !== null) === operand;
    case '$contains':
      return value instanceof Set ? value.has(operand) : Array.isArray(value) && value.includes(operand);
    case '$autocomplete':
      return startsWord(value, operand);
    case '$q':
      return hasAll(value, operand);
    case '$any':
      return (Array.isArray(operand) ? operand : [operand]).some((entry) => hasAll(value, entry));
    default:
      throw new Error(`the evaluator does not know ${operator}`);
  }
}

/** Evaluates a filter the slow and obvious way, to be compared with what the compiled SQL finds. */
export function matches<Row>(filter: Record<string, unknown>, row: Row, lookup: Lookup<Row>): boolean {
  return Object.entries(filter).every(([key, value]) => {
    if (Array.isArray(value) && (key === '$and' || key === '$or' || key === '$nor')) {
      const results = value.map((inner) => isObject(inner) && matches(inner, row, lookup));
      if (key === '$and') return results.every(Boolean);
      return key === '$or' ? results.some(Boolean) : !results.some(Boolean);
    }
    const conditions = isObject(value) ? Object.entries(value) : [['$eq', value] as const];
    return conditions.every(([operator, operand]) => holds(lookup(row, key), operator, operand));
  });
}
