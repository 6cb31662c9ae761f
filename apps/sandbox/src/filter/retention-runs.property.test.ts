import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_LENGTH, dayOf, dayText } from '../days.ts';
import { countRun, selectRuns } from '../store/retention.ts';
import { matches } from '../test/naive-filter.ts';
import { fieldsOf, filterOver, fresh, micros, RUNS } from '../test/random-filter.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { compileRunCondition } from './retention-runs.ts';

const policy = fc.constantFrom('old-messages' as const, 'inactive-channels' as const);
const HALF_DAY_MS = DAY_LENGTH / 2000;

test('the compiled filter finds the same runs as the obvious evaluation', () => {
  const start = dayOf(micros(0));
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
  const { db } = fresh();
  // What the evaluator compares are days, so the moments are cut to theirs.
  const cut = (value: unknown): unknown => {
    if (typeof value === 'string' && value.includes('T')) return value.slice(0, 10);
    if (Array.isArray(value)) return value.map(cut);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, cut(entry)]));
  };
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(policy, fc.integer({ min: 0, max: 6 })), { selector: String, maxLength: 8 }),
      filters,
      (rows, filter) => {
        db.run('delete from retention_runs');
        for (const [name, index] of rows) countRun(db, { policy: name, date: start + index, deleted: 1 });
        const where = compileFilter(
          parseFilter(filter, fieldsOf('get_retention_policy_runs')),
          compileRunCondition,
        );
        const found = selectRuns(db, where, 'r.date, r.policy', 100).map(
          (row) => `${row.policy} ${row.date}`,
        );
        const expected = rows.filter((row) =>
          matches(cut(filter) as typeof filter, row, ([name, index], field) =>
            field === 'policy' ? name : dayText(start + index),
          ),
        );
        expect(new Set(found)).toEqual(new Set(expected.map(([name, index]) => `${name} ${start + index}`)));
      },
    ),
    RUNS,
  );
});
