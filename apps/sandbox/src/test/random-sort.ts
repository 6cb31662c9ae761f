import { operationSpecs } from '@backchannel/chat-api/spec';
import fc from 'fast-check';
import { inCustom } from './random-filter.ts';
import type { Custom } from './random-filter.ts';

/** One entry of a `sort`. */
export interface Step {
  field: string;
  direction?: number;
  type?: string;
}

const step = (field: string): fc.Arbitrary<Step> =>
  fc.record(
    {
      field: fc.constant(field),
      direction: fc.constantFrom(1, -1),
      type: fc.constantFrom('string', 'number', 'boolean'),
    },
    { requiredKeys: ['field'] },
  );

/** Random sorts, the empty one among them, on up to `most` of these fields. */
export const sortOver = (fields: readonly string[], most = 3): fc.Arbitrary<Step[]> =>
  fc.uniqueArray(fc.constantFrom(...fields).chain(step), { maxLength: most, selector: ({ field }) => field });

/** Random sorts of an operation that takes certain fields together only: what begins one of its combinations. */
export function sortAmong(operation: string): fc.Arbitrary<Step[]> {
  const combinations = operationSpecs.find(({ name }) => name === operation)?.sortCombinations;
  if (!combinations) throw new Error(`${operation} takes its sort's fields in any order`);
  return fc
    .constantFrom(...combinations)
    .chain((fields) => fc.nat(fields.length).map((length) => fields.slice(0, length)))
    .chain((fields) => fc.tuple(...fields.map(step)));
}

// What is absent comes before numbers, and these before texts. Truth counts as 1.
function compare(a: unknown, b: unknown): number {
  const plain = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : (value ?? null));
  const rank = (value: unknown): number => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
  const [x, y] = [plain(a), plain(b)];
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  // Code points, as SQLite's binary order has it.
  if (typeof x === 'string' && typeof y === 'string') return Buffer.compare(Buffer.from(x), Buffer.from(y));
  return rank(x) - rank(y);
}

/** The rows by each step in turn, where the ones before leave them even. */
export function inOrder<Row>(
  rows: readonly Row[],
  steps: readonly Step[],
  valueOf: (row: Row, step: Step) => unknown,
): Row[] {
  return rows.toSorted((a, b) => {
    for (const entry of steps) {
      const difference = compare(valueOf(a, entry), valueOf(b, entry));
      if (difference !== 0) return difference * (entry.direction ?? 1);
    }
    return 0;
  });
}

/** The sort that holds when the request's is empty, ended by what tells all rows apart, in the last step's direction. */
export function stepsOf(
  sort: readonly Step[],
  fallback: readonly Step[],
  ...ties: readonly string[]
): Step[] {
  const steps = sort.length > 0 ? sort : fallback;
  const direction = steps.at(-1)?.direction ?? 1;
  return [...steps, ...ties.map((field) => ({ field, direction }))];
}

/** A custom value as it sorts when the request says of what type it is. */
export function sortedCustom(document: Custom, { field, type }: Step): unknown {
  const value = inCustom(document, field);
  if (value === undefined || value === null) return null;
  if (type === 'number' || type === 'boolean') return typeof value === type ? value : null;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
