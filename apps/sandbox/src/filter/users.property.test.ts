import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { queryUsers } from '../operations/users/query-users.ts';
import { selectUsers } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByOffset, pageSize } from '../test/pages.ts';
import { fieldsOf, filterOver, fresh, inCustom, iso, RUNS, storeUser, user } from '../test/random-filter.ts';
import { inOrder, sortedCustom, sortOver, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { isCheap } from './cost.ts';
import { parseFilter } from './parse.ts';
import { sql } from './sql.ts';
import { compileUserCondition } from './users.ts';

type Stored = (typeof user extends fc.Arbitrary<infer T> ? T : never) & { id: string };

const users = fc
  .array(user, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, index): Stored => ({ ...row, id: `green-${index}` })));

const filters = filterOver(
  'query_users',
  ['teams', 'username', 'email'],
  [
    fc.constantFrom('red', 'a1').map((team) => ({ teams: { $contains: team } })),
    fc.subarray(['red', 'Green']).map((teams) => ({ teams: { $in: teams } })),
  ],
);

const cheapFilters = filters.filter((filter) => isCheap(parseFilter(filter, fieldsOf('query_users'))));

function store(context: Context, rows: readonly Stored[]): void {
  context.db.run('delete from users');
  for (const row of rows) storeUser(context, row.id, row);
}

const columns = ['id', 'name', 'role', 'language', 'banned', 'created_at', 'updated_at', 'last_active'];

function lookup(row: Stored, field: string): unknown {
  switch (field) {
    case 'id':
    case 'name':
    case 'role':
    case 'language':
    case 'banned':
      return row[field];
    case 'teams':
      return new Set(row.teams);
    case 'shadow_banned':
    case 'bypass_moderation':
      return false;
    case 'created_at':
    case 'updated_at':
      return iso(row.created_at);
    case 'last_active':
      return row.last_active === null ? undefined : iso(row.last_active);
    default:
      return inCustom(row.custom, field);
  }
}

test('the compiled filter finds the same users as the obvious evaluation', () => {
  const context = fresh();
  fc.assert(
    fc.property(users, filters, (rows, filter) => {
      store(context, rows);
      const parsed = parseFilter(filter, fieldsOf('query_users'));
      const expected = rows.filter((row) => matches(filter, row, lookup)).map((row) => row.id);
      for (const scope of [{}, { isRare: () => true }]) {
        const where = compileFilter(parsed, (condition) => compileUserCondition(condition, scope));
        const found = selectUsers(context.db, where, {
          order: sql('u.id'),
          limit: 100,
          offset: 0,
          lead: 'filter',
        }).map((row) => row.id);
        expect(found).toEqual(expected);
      }
    }),
    RUNS,
  );
});

test('the pages of users, put together, are in the order that the obvious comparison gives', () => {
  const context = fresh();
  const query = endpoint(context, 'query_users', queryUsers);
  const sorts = sortOver([...columns, 'color', 'deep.inner']);
  fc.assert(
    fc.property(users, cheapFilters, sorts, pageSize, (rows, filter, sort, limit) => {
      store(context, rows);
      const expected = inOrder(
        rows.filter((row) => matches(filter, row, lookup)),
        stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'id'),
        (row, step) =>
          columns.includes(step.field) ? lookup(row, step.field) : sortedCustom(row.custom, step),
      );
      expectByOffset(
        expected.map(({ id }) => id),
        limit,
        (page) =>
          query({ query: { payload: { filter_conditions: filter, sort, ...page } } }).users.map(
            ({ id }) => id,
          ),
      );
    }),
    RUNS,
  );
});
