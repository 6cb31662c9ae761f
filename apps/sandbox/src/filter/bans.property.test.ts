import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saveBan, selectBans } from '../store/bans.ts';
import { matches } from '../test/naive-filter.ts';
import { fieldsOf, filterOver, fresh, ids, iso, micros, RUNS, text, time } from '../test/random-filter.ts';
import { compileBanCondition } from './bans.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { sql } from './sql.ts';

const ban = fc.record({
  target: fc.constantFrom(...ids, 'red'),
  cid: fc.constantFrom('', 'red', 'a1'),
  by: fc.option(fc.constantFrom(...ids, 'red'), { nil: null }),
  reason: fc.option(text, { nil: null }),
  created_at: time,
});

test('the compiled filter finds the same bans as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(
      fc.uniqueArray(ban, { minLength: 1, maxLength: 6, selector: ({ target, cid }) => `${target} ${cid}` }),
      filterOver('query_banned_users', []),
      (rows, filter) => {
        db.run('delete from bans');
        for (const row of rows)
          saveBan(db, {
            target_id: row.target,
            cid: row.cid,
            banned_by_id: row.by,
            reason: row.reason,
            shadow: 0,
            ip_ban: 0,
            expires: null,
            created_at: micros(row.created_at),
          });
        const lookup = (row: (typeof rows)[number], field: string): unknown => {
          switch (field) {
            case 'user_id':
              return row.target;
            case 'channel_cid':
              return row.cid === '' ? undefined : row.cid;
            case 'banned_by_id':
              return row.by;
            case 'reason':
              return row.reason;
            default:
              return iso(row.created_at);
          }
        };
        const where = compileFilter(parseFilter(filter, fieldsOf('query_banned_users')), (condition) =>
          compileBanCondition(condition),
        );
        const found = selectBans(db, where, sql('b.number asc'), 100, 0).map(
          (row) => `${row.target_id} ${row.cid}`,
        );
        const expected = rows.filter((row) => matches(filter, row, lookup));
        expect(found).toEqual(expected.map((row) => `${row.target} ${row.cid}`));
      },
    ),
    RUNS,
  );
});
