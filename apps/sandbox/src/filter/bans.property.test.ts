import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { queryBannedUsers } from '../operations/bans/query-banned-users.ts';
import { seedChannelTypes } from '../seed/channel-types.ts';
import { saveBan, selectBans } from '../store/bans.ts';
import { insertChannel } from '../store/channels.ts';
import { saveUser } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByOffset, pageSize } from '../test/pages.ts';
import { fieldsOf, filterOver, fresh, ids, iso, micros, RUNS, text, time } from '../test/random-filter.ts';
import { inOrder, sortOver, stepsOf } from '../test/random-sort.ts';
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
type Ban = typeof ban extends fc.Arbitrary<infer T> ? T : never;

const bans = fc.uniqueArray(ban, {
  minLength: 1,
  maxLength: 6,
  selector: ({ target, cid }) => `${target} ${cid}`,
});

function store(db: Database, rows: readonly Ban[]): void {
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
}

function lookup(row: Ban, field: string): unknown {
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
}

const keyOf = (row: Ban): string => `${row.target} ${row.cid}`;

test('the compiled filter finds the same bans as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(bans, filterOver('query_banned_users', []), (rows, filter) => {
      store(db, rows);
      const where = compileFilter(parseFilter(filter, fieldsOf('query_banned_users')), (condition) =>
        compileBanCondition(condition),
      );
      const found = selectBans(db, where, sql('b.number asc'), 100, 0).map(
        (row) => `${row.target_id} ${row.cid}`,
      );
      expect(found).toEqual(rows.filter((row) => matches(filter, row, lookup)).map(keyOf));
    }),
    RUNS,
  );
});

test('the pages of bans, put together, are in the order that the obvious comparison gives', () => {
  const context = fresh();
  seedChannelTypes(context);
  for (const id of [...ids, 'red']) saveUser(context.db, { id }, 1);
  for (const id of ['red', 'a1'])
    insertChannel(context.db, { type: 'team', id, created_by_id: null, created_at: 1 });
  // Called as the random filters call text, so that some find something.
  context.db.run('update channels set cid = id');
  const query = endpoint(context, 'query_banned_users', queryBannedUsers);
  fc.assert(
    fc.property(
      bans,
      filterOver('query_banned_users', []),
      sortOver(['created_at', 'user_id']),
      pageSize,
      (rows, filter, sort, limit) => {
        store(context.db, rows);
        const steps = stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'number');
        const numbered = rows.map((row, number) => ({ row, number }));
        const expected = inOrder(
          numbered.filter(({ row }) => matches(filter, row, lookup)),
          steps,
          ({ row, number }, { field }) => (field === 'number' ? number : lookup(row, field)),
        );
        expectByOffset(
          expected.map(({ row }) => keyOf(row)),
          limit,
          (page) =>
            query({ query: { payload: { filter_conditions: filter, sort, ...page } } }).bans.map(
              ({ user, channel }) => `${user?.id ?? ''} ${channel?.cid ?? ''}`,
            ),
        );
      },
    ),
    RUNS,
  );
});
