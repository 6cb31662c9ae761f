import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_LENGTH, dayOf, dayText } from '../days.ts';
import type { Database } from '../db/database.ts';
import { getRetentionPolicyRuns } from '../operations/retention/get-retention-policy-runs.ts';
import { countRun } from '../store/counters/retention-runs.ts';
import { selectRuns } from '../store/retention.ts';
import type { PolicyName } from '../store/retention.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByCursor, pageSize } from '../test/pages.ts';
import { fieldsOf, filterOver, fresh, micros, RUNS } from '../test/random-filter.ts';
import type { Custom } from '../test/random-filter.ts';
import { inOrder, sortAmong, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { compileRunCondition } from './retention-runs.ts';

const start = dayOf(micros(0));
const policy = fc.constantFrom('old-messages' as const, 'inactive-channels' as const);
const runs = fc.uniqueArray(fc.tuple(policy, fc.integer({ min: 0, max: 6 })), {
  selector: String,
  maxLength: 8,
});
type Run = readonly [PolicyName, number];

const HALF_DAY_MS = DAY_LENGTH / 2000;
// Moments in the middle of days as well: only their day counts.
const moment = fc
  .integer({ min: 0, max: 12 })
  .map((half) => new Date((start * DAY_LENGTH) / 1000 + half * HALF_DAY_MS).toISOString());
const filters = filterOver(
  'get_retention_policy_runs',
  ['date', 'policy'],
  [
    policy.map((name) => ({ policy: name })),
    fc.array(policy, { maxLength: 2 }).map((names) => ({ policy: { $in: names } })),
    moment.map((day) => ({ date: day })),
    fc.array(moment, { maxLength: 3 }).map((days) => ({ date: { $in: days } })),
    fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq'), moment)
      .map(([operator, day]) => ({ date: { [operator]: day } })),
  ],
);

function store(db: Database, rows: readonly Run[]): void {
  db.run('delete from retention_runs');
  for (const [name, index] of rows) countRun(db, { policy: name, date: start + index, deleted: 1 });
}

const lookup = ([name, index]: Run, field: string): string =>
  field === 'policy' ? name : dayText(start + index);

// What the evaluator compares are days, so the moments are cut to theirs.
function cut(value: unknown): unknown {
  if (typeof value === 'string' && value.includes('T')) return value.slice(0, 10);
  if (Array.isArray(value)) return value.map(cut);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, cut(entry)]));
}

const fitting = (rows: readonly Run[], filter: Custom): Run[] =>
  rows.filter((row) => matches(cut(filter) as Custom, row, lookup));

test('the compiled filter finds the same runs as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(runs, filters, (rows, filter) => {
      store(db, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('get_retention_policy_runs')),
        compileRunCondition,
      );
      const found = selectRuns(db, where, 'r.date, r.policy', 100).map((row) => `${row.policy} ${row.date}`);
      const expected = fitting(rows, filter).map(([name, index]) => `${name} ${start + index}`);
      expect(new Set(found)).toEqual(new Set(expected));
    }),
    RUNS,
  );
});

test('the pages of runs, put together, are in the order that the obvious comparison gives', () => {
  const context = fresh();
  const query = endpoint(context, 'get_retention_policy_runs', getRetentionPolicyRuns);
  fc.assert(
    fc.property(
      runs,
      filters,
      sortAmong('get_retention_policy_runs'),
      pageSize,
      (rows, filter, sort, limit) => {
        store(context.db, rows);
        const steps = stepsOf(sort, [{ field: 'date', direction: -1 }], 'date', 'policy');
        const expected = inOrder(fitting(rows, filter), steps, (row, { field }) => lookup(row, field));
        expectByCursor(
          expected.map((row) => `${lookup(row, 'policy')} ${lookup(row, 'date')}`),
          limit,
          (page) => {
            const { runs: found, ...cursors } = query({ body: { filter_conditions: filter, sort, ...page } });
            return { keys: found.map((run) => `${run.policy} ${run.date}`), ...cursors };
          },
        );
      },
    ),
    RUNS,
  );
});
