import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectUsers } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { fieldsOf, filterOver, fresh, inCustom, iso, RUNS, storeUser, user } from '../test/random-filter.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { sql } from './sql.ts';
import { compileUserCondition } from './users.ts';

test('the compiled filter finds the same users as the obvious evaluation', () => {
  const filters = filterOver(
    'query_users',
    ['teams', 'username', 'email'],
    [
      fc.constantFrom('red', 'a1').map((team) => ({ teams: { $contains: team } })),
      fc.subarray(['red', 'Green']).map((teams) => ({ teams: { $in: teams } })),
    ],
  );
  const context = fresh();
  fc.assert(
    fc.property(fc.array(user, { minLength: 1, maxLength: 6 }), filters, (rows, filter) => {
      context.db.run('delete from users');
      const stored = rows.map((row, index) => ({ ...row, id: `green-${index}` }));
      for (const row of stored) storeUser(context, row.id, row);
      const lookup = (row: (typeof stored)[number], field: string): unknown => {
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
      };
      const where = compileFilter(parseFilter(filter, fieldsOf('query_users')), compileUserCondition);
      const found = selectUsers(context.db, where, sql('u.id'), 100, 0).map((row) => row.id);
      expect(found).toEqual(stored.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
    }),
    RUNS,
  );
});
