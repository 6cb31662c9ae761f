import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { customKnown } from '../operations/channels/custom-known.ts';
import { queryPage } from '../test/query-page.ts';
import { seedChannelTypes } from '../seed/channel-types.ts';
import { firstByCustom } from '../store/channel-selection.ts';
import { insertChannel, selectChannels, updateChannel } from '../store/channels.ts';
import { recountMembers } from '../store/counters/channels.ts';
import { insertMember, updateMember } from '../store/members.ts';
import { saveUser } from '../store/users.ts';
import { endpoint, expectByOffset, pageSize } from '../test/pages.ts';
import { custom, fresh, ids, micros, RUNS, text, time } from '../test/random-filter.ts';
import { inOrder, sortedCustom, sortOver, stepsOf } from '../test/random-sort.ts';
import type { Step } from '../test/random-sort.ts';
import { channelSortRules } from './channel-sort.ts';
import { compileSort, compileSorting, sortingOf } from './sort.ts';
import { joined, sql } from './sql.ts';

const channel = fc.record({
  type: fc.constantFrom('messaging', 'team'),
  name: fc.option(text, { nil: undefined }),
  team: fc.option(fc.constantFrom('red', 'Green', 'a1'), { nil: null }),
  created_by_id: fc.constantFrom(...ids),
  frozen: fc.boolean(),
  disabled: fc.boolean(),
  custom,
  created_at: time,
  updated_at: time,
  last_message_at: fc.option(time, { nil: null }),
  message_count: fc.integer({ min: 0, max: 2 }),
  others: fc.subarray(['bob', 'cyd']),
  /** What `ada`, who looks, has in the channel as its member. */
  own: fc.option(
    fc.record({ unread_count: fc.integer({ min: 0, max: 2 }), pinned_at: fc.option(time, { nil: null }) }),
    { nil: undefined },
  ),
});
type Stored = (typeof channel extends fc.Arbitrary<infer T> ? T : never) & {
  id: string;
  cid: string;
  document: Record<string, unknown>;
};

const channels = fc.array(channel, { minLength: 2, maxLength: 10 }).map((rows) =>
  rows.map((row, index): Stored => {
    const document = { ...row.custom, ...(row.name !== undefined && { name: row.name }) };
    return { ...row, document, id: `c${index}`, cid: `${row.type}:c${index}` };
  }),
);

function world(): Context {
  const context = fresh();
  seedChannelTypes(context);
  for (const id of ids) saveUser(context.db, { id, name: id }, 1);
  return context;
}

function store({ db }: Context, rows: readonly Stored[]): void {
  db.run('delete from channels');
  for (const row of rows) {
    const { cid } = row;
    insertChannel(db, {
      type: row.type,
      id: row.id,
      created_by_id: row.created_by_id,
      team: row.team,
      frozen: Number(row.frozen),
      disabled: Number(row.disabled),
      custom: JSON.stringify(row.document),
      created_at: micros(row.created_at),
    });
    const last_message_at = row.last_message_at === null ? null : micros(row.last_message_at);
    updateChannel(db, cid, { updated_at: micros(row.updated_at) });
    db.run(
      'update channels set message_count = ?, last_message_at = ? where cid = ?',
      row.message_count,
      last_message_at,
      cid,
    );
    for (const user_id of [...row.others, ...(row.own ? ['ada'] : [])])
      insertMember(db, { cid, user_id, created_at: 1 });
    recountMembers(db, cid);
    if (!row.own) continue;
    const { pinned_at: pinnedAt, unread_count: unread } = row.own;
    updateMember(db, cid, 'ada', { pinned_at: pinnedAt === null ? null : micros(pinnedAt) });
    db.run("insert into reads (cid, user_id, last_read, unread_from) values (?, 'ada', 1, ?)", cid, -unread);
  }
}

const columns = [
  'cid',
  'id',
  'type',
  'team',
  'name',
  'frozen',
  'disabled',
  'created_by_id',
  'created_at',
  'updated_at',
  'last_message_at',
  'last_updated',
  'member_count',
  'message_count',
];
const ofReader = ['unread_count', 'has_unread', 'pinned_at'];

function valueOf(row: Stored, step: Step): unknown {
  switch (step.field) {
    case 'last_updated':
      return Math.max(row.created_at, row.last_message_at ?? 0);
    case 'member_count':
      return row.others.length + Number(row.own !== undefined);
    case 'unread_count':
      return row.own?.unread_count ?? 0;
    case 'has_unread':
      return (row.own?.unread_count ?? 0) > 0;
    case 'pinned_at':
      return row.own?.pinned_at;
    default:
      return columns.includes(step.field) ? Reflect.get(row, step.field) : sortedCustom(row.document, step);
  }
}

const usual = [{ field: 'last_updated', direction: -1 }];
const obvious = (rows: readonly Stored[], sort: readonly Step[]): string[] =>
  inOrder(rows, stepsOf(sort, usual, 'cid'), valueOf).map(({ cid }) => cid);

test('the compiled order is the one that the obvious comparison gives', () => {
  const context = world();
  const sorts = sortOver([...columns, 'color', 'deep.inner']);
  const leads = fc.constantFrom('sort' as const, 'filter' as const);
  fc.assert(
    fc.property(channels, sorts, leads, (rows, sort, lead) => {
      store(context, rows);
      const compiled = compileSort(sort, channelSortRules(undefined, customKnown(context.db).heldBy), lead);
      const page = { order: compiled, limit: 100, offset: 0, lead };
      const found = selectChannels(context.db, sql('1'), page).map((row) => row.cid);
      expect(found).toEqual(obvious(rows, sort));
    }),
    RUNS,
  );
});

test('what is looked at for the first by a custom field begins with the first of the obvious order', () => {
  const context = world();
  const firsts = fc.record(
    { field: fc.constant('color'), type: fc.constantFrom('string', 'number', 'boolean') },
    { requiredKeys: ['field'] },
  );
  const others = sortOver(['type', 'score', 'deep.inner', 'message_count'], 2);
  const filters = fc.constantFrom(undefined, 'team');
  fc.assert(
    fc.property(
      channels,
      firsts,
      others,
      filters,
      fc.integer({ min: 1, max: 4 }),
      (rows, head, tail, type, count) => {
        store(context, rows);
        const fit = rows.filter((row) => type === undefined || row.type === type);
        const first = { ...head, direction: -1 };
        const where = type === undefined ? sql('1') : sql('c.type = ?', type);
        const sorting = sortingOf([first, ...tail], channelSortRules(undefined));
        const value = sorting.terms[0]?.sql ?? sql('null');
        const among = firstByCustom(context.db, { key: 'color', value, where, rows: count });
        const sorted = fit.filter((row) => sortedCustom(row.document, first) !== null);
        expect(among !== undefined).toBe(sorted.length >= count);
        if (!among) return;
        const page = {
          order: compileSorting(sorting, 'filter'),
          limit: count,
          offset: 0,
          lead: 'filter' as const,
        };
        const found = selectChannels(context.db, joined('and', [among, where]), page).map((row) => row.cid);
        expect(found).toEqual(obvious(fit, [first, ...tail]).slice(0, count));
      },
    ),
    RUNS,
  );
});

test('the pages of channels, put together, are in the order that the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'query_channels', queryPage);
  const filters = fc.constantFrom({}, { type: 'team' }, { members: { $in: ['ada'] } }, { frozen: false });
  const fits = (row: Stored, filter: object): boolean => {
    if ('type' in filter) return row.type === 'team';
    if ('members' in filter) return row.own !== undefined;
    return !('frozen' in filter && row.frozen);
  };
  const sorts = sortOver([...columns, ...ofReader, 'color', 'deep.inner'], 5);
  fc.assert(
    fc.property(channels, filters, sorts, pageSize, (rows, filter, sort, limit) => {
      store(context, rows);
      const expected = obvious(
        rows.filter((row) => fits(row, filter)),
        sort,
      );
      const body = { filter_conditions: filter, sort, user_id: 'ada', message_limit: 1, member_limit: 1 };
      expectByOffset(expected, limit, (page) =>
        query({ body: { ...body, ...page } }).channels.map(({ channel: found }) => found?.cid ?? ''),
      );
    }),
    RUNS,
  );
});
