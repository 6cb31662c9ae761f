import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { insertChannel, selectChannels, updateChannel } from '../store/channels.ts';
import { recountMembers } from '../store/counters/channels.ts';
import { insertMember } from '../store/members.ts';
import { saveUser } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import {
  custom,
  fieldsOf,
  filterOver,
  fresh,
  ids,
  inCustom,
  iso,
  micros,
  RUNS,
  text,
  time,
} from '../test/random-filter.ts';
import type { Custom } from '../test/random-filter.ts';
import { compileChannelCondition } from './channels.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { sql } from './sql.ts';

const channel = fc.record({
  type: fc.constantFrom('messaging', 'team'),
  name: fc.option(text, { nil: undefined }),
  team: fc.option(
    text.filter((value) => value !== ''),
    { nil: null },
  ),
  created_by_id: fc.constantFrom(...ids),
  frozen: fc.boolean(),
  disabled: fc.boolean(),
  custom,
  filter_tags: fc.uniqueArray(fc.constantFrom('red', 'Green', 'a1'), { maxLength: 3 }),
  members: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
  created_at: time,
  updated_at: time,
  last_message_at: fc.option(time, { nil: null }),
});

test('the compiled filter finds the same channels as the obvious evaluation', () => {
  const relative = [
    'joined',
    'invite',
    'hidden',
    'muted',
    'pinned',
    'archived',
    'blocked',
    'has_unread',
    'channel_role',
  ];
  const filters = filterOver(
    'query_channels',
    [...relative, 'app_banned', 'members', 'member.user.name', 'filter_tags'],
    [
      fc.subarray(ids).map((list) => ({ members: { $in: list } })),
      fc.subarray(ids).map((list) => ({ members: { $eq: list } })),
      fc.constantFrom('red', 'a1', 'none').map((tag) => ({ filter_tags: { $eq: tag } })),
      fc.subarray(['red', 'Green']).map((tags) => ({ filter_tags: { $in: tags } })),
      fc.constantFrom('ad', 'BOB', 'x').map((name) => ({ 'member.user.name': { $autocomplete: name } })),
    ],
  );
  const context = fresh();
  for (const id of ids) saveUser(context.db, { id, name: `${id} Somebody` }, 1);
  fc.assert(
    fc.property(fc.array(channel, { minLength: 1, maxLength: 8 }), filters, (rows, filter) => {
      context.db.run('delete from channels');
      const stored = rows.map((row, index) => {
        const document = { ...row.custom, ...(row.name !== undefined && { name: row.name }) };
        const cid = insertChannel(context.db, {
          type: row.type,
          id: index % 2 === 0 ? `!members-${index}` : `c${index}`,
          created_by_id: row.created_by_id,
          team: row.team,
          frozen: Number(row.frozen),
          disabled: Number(row.disabled),
          custom: JSON.stringify(document),
          filter_tags: JSON.stringify(row.filter_tags),
          created_at: micros(row.created_at),
        });
        updateChannel(context.db, cid, { updated_at: micros(row.updated_at) });
        const newest = row.last_message_at === null ? null : micros(row.last_message_at);
        context.db.run('update channels set last_message_at = ? where cid = ?', newest, cid);
        for (const user_id of row.members) insertMember(context.db, { cid, user_id, created_at: 1 });
        recountMembers(context.db, cid);
        return { ...row, cid, document };
      });
      const lookup = (row: (typeof stored)[number], field: string): unknown => {
        switch (field) {
          case 'cid':
            return row.cid;
          case 'id':
            return row.cid.slice(row.cid.indexOf(':') + 1);
          case 'type':
          case 'team':
          case 'created_by_id':
          case 'frozen':
          case 'disabled':
            return row[field];
          case 'members':
          case 'filter_tags':
            return new Set(row[field]);
          case 'created_at':
          case 'updated_at':
            return iso(row[field]);
          case 'last_message_at':
            return row.last_message_at === null ? undefined : iso(row.last_message_at);
          case 'last_updated':
            return iso(Math.max(row.created_at, row.last_message_at ?? 0));
          case 'distinct':
            return row.cid.includes(':!members-');
          case 'member_count':
            return row.members.length;
          case 'message_count':
            return 0;
          default:
            return inCustom(row.document, field);
        }
      };
      const byMemberName = (row: (typeof stored)[number], raw: Custom): boolean =>
        row.members.some((id) =>
          matches({ name: raw['member.user.name'] }, `${id} Somebody`, (name) => name),
        );
      const expected = stored.filter((row) => evaluate(filter, row));
      function evaluate(raw: Custom, row: (typeof stored)[number]): boolean {
        return Object.entries(raw).every(([key, value]) => {
          if (key === 'member.user.name') return byMemberName(row, { [key]: value });
          if (!key.startsWith('$')) return matches({ [key]: value }, row, lookup);
          const inner = (value as Custom[]).map((part) => evaluate(part, row));
          if (key === '$and') return inner.every(Boolean);
          return key === '$or' ? inner.some(Boolean) : !inner.some(Boolean);
        });
      }
      // Whichever end the query begins with, and when it looks at a few channels only.
      for (const scope of [
        ...[false, true].map((many) => ({ isCommon: () => many, isBusy: () => many })),
        { isWalk: true },
        { isRare: () => true },
        { along: 'last_updated' },
      ]) {
        const where = compileFilter(parseFilter(filter, fieldsOf('query_channels')), (condition) =>
          compileChannelCondition(condition, { userId: undefined, now: 0, ...scope }),
        );
        for (const lead of ['sort', 'filter'] as const) {
          const page = { order: sql('+c.cid'), limit: 100, offset: 0, lead };
          const found = selectChannels(context.db, where, page).map((row) => row.cid);
          expect(found.sort()).toEqual(expected.map((row) => row.cid).sort());
        }
      }
    }),
    RUNS,
  );
});

test.each<[string, string, Custom, string]>([
  [
    'a list',
    'last_updated',
    { type: { $in: ['team', 'messaging'] } },
    'SCAN c USING INDEX channels_by_last_updated',
  ],
  ['a type', 'last_message_at', { type: 'team' }, 'SCAN c USING INDEX channels_by_last_message'],
  ['a team', 'last_updated', { team: 'red' }, 'SEARCH c USING INDEX channels_by_team_and_last_updated'],
  [
    'a creator',
    'last_updated',
    { created_by_id: 'ada' },
    'SEARCH c USING INDEX channels_by_creator_and_created_at',
  ],
  ['a range', 'last_updated', { member_count: { $gt: 2 } }, 'SCAN c USING INDEX channels_by_last_updated'],
  [
    'a range of its own',
    'created_at',
    { created_at: { $lt: '2020-01-01T00:00:00Z' } },
    'SEARCH c USING INDEX channels_by_created',
  ],
  [
    'a list of ids',
    'last_updated',
    { cid: { $in: ['team:a', 'team:b'] } },
    'SEARCH c USING INDEX sqlite_autoindex_channels',
  ],
])(
  'a query along an order with %s begins where it finds a page soonest',
  (_name, along, filter, beginning) => {
    const db = openDatabase(':memory:');
    const { sql: where, params } = compileFilter(
      parseFilter(filter, fieldsOf('query_channels')),
      (condition) => compileChannelCondition(condition, { userId: undefined, now: 0, along }),
    );
    const plan = db.all<{ detail: string }>(
      `explain query plan select c.number from channels c
     where c.deleted_at is null and ${where} order by c.${along} desc, c.cid desc limit 30`,
      ...params,
    );
    expect(plan[0]?.detail).toContain(beginning);
  },
);
