import { filterFieldsOf, operationSpecs } from '@backchannel/chat-api/spec';
import type { FilterFields } from '@backchannel/chat-api/spec';
import fc from 'fast-check';
import { createClock, createContext } from '../context.ts';
import type { Context } from '../context.ts';
import { openDatabase } from '../db/open.ts';
import { saveUser } from '../store/users.ts';
import { seedOf } from '../torture/random.ts';

export const fieldsOf = (name: string, parameter?: string): FilterFields => {
  const spec = operationSpecs.find((entry) => entry.name === name);
  if (!spec) throw new Error(`no operation ${name}`);
  const only = typeof spec.filterParam === 'string' ? spec.filterParam : 'filter_conditions';
  return filterFieldsOf(spec, parameter ?? only);
};

const BASE_MS = Date.parse('2026-01-01T00:00:00Z');
const words = [
  'red',
  'Green',
  'blue moon',
  'green-tea',
  'Zoë',
  'a1',
  "it's 100%",
  '日本語',
  'x"y',
  'a\u0000b',
  '',
];
export const text = fc.constantFrom(...words);
const number = fc.constantFrom(-1, 0, 1, 1.5, 30, 1e9, 1e18);
export const time = fc.integer({ min: 0, max: 20 });
const scalar = fc.oneof(text, number, fc.boolean());
const customValue = fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 3 }));
export const custom = fc.record(
  { color: customValue, score: customValue, deep: fc.record({ inner: customValue }, { requiredKeys: [] }) },
  { requiredKeys: [] },
);
export const ids = ['ada', 'bob', 'cyd'];

export type Custom = Record<string, unknown>;
export const inCustom = (document: Custom, field: string): unknown =>
  field.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }, document);

// What may stand to the right of an operator, for a field of each type.
export const iso = (step: number) => new Date(BASE_MS + step * 1000).toISOString();
const operandOf: Record<string, fc.Arbitrary<unknown>> = {
  string: text,
  number,
  boolean: fc.boolean(),
  date: time.map(iso),
  object: scalar,
};

function conditionOn(name: string, type: string, operators: readonly string[]): fc.Arbitrary<Custom> {
  const operand = operandOf[type] ?? scalar;
  return fc.constantFrom(...operators).chain((operator) => {
    if (operator === '$exists') return fc.boolean().map((value) => ({ [name]: { $exists: value } }));
    if (operator === '$in' || operator === '$nin') {
      return fc.array(operand, { maxLength: 3 }).map((value) => ({ [name]: { [operator]: value } }));
    }
    if (operator === '$any') {
      const queries = fc.constantFrom<unknown>('green tea', ['moon', 'a1'], ['blue moon', '---']);
      return queries.map((value) => ({ [name]: { $any: value } }));
    }
    if (operator === '$autocomplete' || operator === '$q') {
      const query = fc.constantFrom('gre', 'blue m', 'GREEN', 'tea', 'zoë', '日', '100', 'a1 ', 'moon blue');
      return query.map((value) => ({ [name]: { [operator]: value } }));
    }
    if (operator === '$eq') {
      return (type === 'boolean' ? operand : fc.oneof(operand, fc.constant(null))).chain((value) =>
        fc.boolean().map((bare): Custom => (bare ? { [name]: value } : { [name]: { $eq: value } })),
      );
    }
    return operand.map((value) => ({ [name]: { [operator]: value } }));
  });
}

export function filterOver(
  operation: string,
  leftOut: readonly string[],
  extra: fc.Arbitrary<Custom>[] = [],
  parameter?: string,
) {
  const fields = Object.entries(fieldsOf(operation, parameter)).filter(([name]) => !leftOut.includes(name));
  const conditions = fields.flatMap(([name, { type, operators }]) =>
    name === 'custom'
      ? ['color', 'score', 'deep.inner', 'nothing'].map((key) => conditionOn(key, type, operators))
      : [conditionOn(name, type, operators)],
  );
  const leaf = fc.oneof(...conditions, ...extra);
  return fc.letrec<{ filter: Custom }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
      fc
        .tuple(
          fc.constantFrom('$and', '$or', '$nor'),
          fc.array(tie('filter'), { minLength: 1, maxLength: 3 }),
        )
        .map(([kind, filters]) => ({ [kind]: filters })),
    ),
  })).filter;
}

export const fresh = (): Context => createContext(openDatabase(':memory:'), createClock());
export const micros = (step: number) => (BASE_MS + step * 1000) * 1000;
/** How often a property is tried: a share of what the long run tries, which says so in the environment. */
export const RUNS = { numRuns: Number(process.env['TORTURE_FILTERS'] ?? 300), seed: seedOf() };
process.stdout.write(`Random filters: TORTURE_SEED=${RUNS.seed}\n`);

export const user = fc.record({
  name: fc.option(text, { nil: undefined }),
  role: fc.constantFrom('user', 'admin'),
  language: fc.constantFrom('', 'en'),
  teams: fc.uniqueArray(fc.constantFrom('red', 'Green', 'a1'), { maxLength: 2 }),
  banned: fc.boolean(),
  custom,
  created_at: time,
  last_active: fc.option(time, { nil: null }),
});

export function storeUser(
  context: ReturnType<typeof fresh>,
  id: string,
  row: typeof user extends fc.Arbitrary<infer T> ? T : never,
): void {
  const { name, role, language, teams, custom: document } = row;
  saveUser(context.db, { id, name, role, language, teams, custom: document }, micros(row.created_at));
  context.db.run(
    'update users set banned = ?, last_active = ? where id = ?',
    row.banned,
    row.last_active === null ? null : micros(row.last_active),
    id,
  );
}
