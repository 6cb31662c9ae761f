import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertChannel } from '../store/channels.ts';
import { insertMember, selectMembers, updateMember } from '../store/members.ts';
import { matches } from '../test/naive-filter.ts';
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
import { compileFilter } from './compile.ts';
import { compileMemberCondition } from './members.ts';
import { parseFilter } from './parse.ts';
import { sql } from './sql.ts';

const member = fc.record({
  user,
  custom,
  channel_role: fc.constantFrom('channel_member', 'channel_moderator', 'red'),
  banned: fc.boolean(),
  invite: fc.constantFrom('none', 'pending', 'accepted', 'rejected'),
  created_at: time,
});

test('the compiled filter finds the same members as the obvious evaluation', () => {
  const filters = filterOver(
    'query_members',
    ['invite', 'cid', 'user.email', 'user.nd_deactivated'],
    [fc.constantFrom('pending', 'accepted', 'rejected').map((invite) => ({ invite }))],
  );
  const context = fresh();
  const cid = insertChannel(context.db, { type: 'messaging', id: 'a', created_by_id: null, created_at: 1 });
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 6 }), filters, (rows, filter) => {
      context.db.run('delete from members');
      context.db.run('delete from users');
      const stored = rows.map((row, index) => ({ ...row, id: `m${index}` }));
      for (const row of stored) {
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
          invite_accepted_at: row.invite === 'accepted' ? 1 : null,
          invite_rejected_at: row.invite === 'rejected' ? 1 : null,
        });
      }
      const lookup = (row: (typeof stored)[number], field: string): unknown => {
        switch (field) {
          case 'id':
          case 'user_id':
            return row.id;
          case 'channel_role':
          case 'banned':
          case 'invite':
            return row[field];
          case 'is_moderator':
            return row.channel_role === 'channel_moderator';
          case 'joined':
            return row.invite === 'none' || row.invite === 'accepted';
          case 'notifications_muted':
            return false;
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
      };
      const where = compileFilter(parseFilter(filter, fieldsOf('query_members')), compileMemberCondition);
      const found = selectMembers(context.db, cid, where, sql('m.user_id'), 100, 0).map((row) => row.user_id);
      expect(found).toEqual(stored.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
    }),
    RUNS,
  );
});
