import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { queryMembers } from '../operations/channels/query-members.ts';
import { insertChannel } from '../store/channels.ts';
import { insertMember, selectMembers, updateMember } from '../store/members.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByOffset, pageSize } from '../test/pages.ts';
import {
  custom,
  fieldsOf,
  filterOver,
  fresh,
  inCustom,
  iso,
  micros,
  RUNS,
  storeUser,
  time,
  user,
} from '../test/random-filter.ts';
import { inOrder, sortOver, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { compileMemberCondition } from './members.ts';
import { parseFilter } from './parse.ts';
import { sql } from './sql.ts';

const member = fc.record({
  user,
  custom,
  channel_role: fc.constantFrom('channel_member', 'channel_moderator', 'red'),
  banned: fc.boolean(),
  notifications_muted: fc.boolean(),
  invite: fc.constantFrom('none', 'pending', 'accepted', 'rejected'),
  created_at: time,
});
type Stored = (typeof member extends fc.Arbitrary<infer T> ? T : never) & { id: string };

const members = fc
  .array(member, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, index): Stored => ({ ...row, id: `m${index}` })));

const filters = filterOver(
  'query_members',
  ['invite', 'cid', 'user.email', 'user.nd_deactivated'],
  [fc.constantFrom('pending', 'accepted', 'rejected').map((invite) => ({ invite }))],
);

function world(): { context: Context; cid: string } {
  const context = fresh();
  const cid = insertChannel(context.db, { type: 'messaging', id: 'a', created_by_id: null, created_at: 1 });
  return { context, cid };
}

function store(context: Context, cid: string, rows: readonly Stored[]): void {
  context.db.run('delete from members');
  context.db.run('delete from users');
  for (const row of rows) {
    storeUser(context, row.id, row.user);
    insertMember(context.db, {
      cid,
      user_id: row.id,
      channel_role: row.channel_role,
      is_moderator: Number(row.channel_role === 'channel_moderator'),
      invited: Number(row.invite !== 'none'),
      custom: JSON.stringify(row.custom),
      created_at: micros(row.created_at),
    });
    updateMember(context.db, cid, row.id, {
      banned: Number(row.banned),
      notifications_muted: Number(row.notifications_muted),
      invite_accepted_at: row.invite === 'accepted' ? 1 : null,
      invite_rejected_at: row.invite === 'rejected' ? 1 : null,
    });
  }
}

function lookup(row: Stored, field: string): unknown {
  switch (field) {
    case 'id':
    case 'user_id':
      return row.id;
    case 'channel_role':
    case 'banned':
    case 'invite':
    case 'notifications_muted':
      return row[field];
    case 'is_moderator':
      return row.channel_role === 'channel_moderator';
    case 'joined':
      return row.invite === 'none' || row.invite === 'accepted';
    case 'created_at':
    case 'updated_at':
      return iso(row.created_at);
    case 'last_active':
      return row.user.last_active === null ? undefined : iso(row.user.last_active);
    case 'name':
      return row.user.name;
    default: {
      const own = inCustom(row.custom, field);
      return own === undefined ? inCustom(row.user.custom, field) : own;
    }
  }
}

test('the compiled filter finds the same members as the obvious evaluation', () => {
  const { context, cid } = world();
  fc.assert(
    fc.property(members, filters, (rows, filter) => {
      store(context, cid, rows);
      const where = compileFilter(parseFilter(filter, fieldsOf('query_members')), compileMemberCondition);
      const found = selectMembers(context.db, cid, where, sql('m.user_id'), 100, 0).map((row) => row.user_id);
      expect(found).toEqual(rows.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
    }),
    RUNS,
  );
});

test('the pages of members, put together, are in the order that the obvious comparison gives', () => {
  const { context, cid } = world();
  const query = endpoint(context, 'query_members', queryMembers);
  const sorts = sortOver(['created_at', 'user_id']);
  fc.assert(
    fc.property(members, filters, sorts, pageSize, (rows, filter, sort, limit) => {
      store(context, cid, rows);
      const expected = inOrder(
        rows.filter((row) => matches(filter, row, lookup)),
        stepsOf(sort, [{ field: 'created_at' }], 'user_id'),
        (row, { field }) => lookup(row, field),
      );
      const payload = { type: 'messaging', id: 'a', filter_conditions: filter, sort };
      expectByOffset(
        expected.map(({ id }) => id),
        limit,
        (page) =>
          query({ query: { payload: { ...payload, ...page } } }).members.map(({ user_id: id }) => id ?? ''),
      );
    }),
    RUNS,
  );
});
