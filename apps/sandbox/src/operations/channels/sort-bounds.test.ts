// Takes its time: left out of `npm run verify`.
import { beforeAll, expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { seedChannelTypes } from '../../seed/channel-types.ts';
import { insertChannel } from '../../store/channels.ts';
import { saveUser } from '../../store/users.ts';
import { endpoint } from '../../test/pages.ts';
import { queryPage } from '../../test/query-page.ts';
import { fresh } from '../../test/random-filter.ts';
import { inOrder, sortedCustom, stepsOf } from '../../test/random-sort.ts';
import type { Step } from '../../test/random-sort.ts';

// More than are looked at in the hope of a page, and more than are few.
const CHANNELS = 11_000;

const documentOf = (n: number): Record<string, unknown> => ({
  rank: n % 40,
  mixed: [n % 7 === 0, n % 90, `text ${'x'.repeat(70)} ${n % 100}`, ['a', n]][n % 4],
  even: 1,
  size: n % 3,
  ...(n % 500 === 0 && { rare: n % 1000 === 0 ? 'b' : 'a' }),
});
const documents = new Map(
  Array.from({ length: CHANNELS }, (_, n) => [`messaging:c${n}`, documentOf(n)] as const),
);

let context: Context;
beforeAll(() => {
  context = fresh();
  seedChannelTypes(context);
  saveUser(context.db, { id: 'ada' }, 1);
  context.db.transaction(() => {
    for (const [cid, document] of documents) {
      const custom = JSON.stringify(document);
      insertChannel(context.db, {
        type: 'messaging',
        id: cid.slice('messaging:'.length),
        created_by_id: 'ada',
        custom,
        created_at: 1,
      });
    }
  });
}, 60_000);

const query = (filter: Record<string, unknown>, sort: readonly Step[], page: object = {}): string[] =>
  endpoint(
    context,
    'query_channels',
    queryPage,
  )({ body: { filter_conditions: filter, sort: [...sort], state: false, ...page } }).channels.map(
    ({ channel }) => channel?.cid ?? '',
  );

const rows = [...documents].map(([cid, document]) => ({ cid, document }));
const obvious = (sort: readonly Step[], offset = 0, size?: number): string[] =>
  inOrder(
    rows.filter(({ document }) => size === undefined || document['size'] === size),
    stepsOf(sort, [], 'cid'),
    (row, step) => (step.field === 'cid' ? row.cid : sortedCustom(row.document, step)),
  )
    .slice(offset, offset + 10)
    .map(({ cid }) => cid);

const number = 'number';
test.each<[string, Step[]]>([
  ['one field', [{ field: 'rank', direction: -1 }]],
  ['one field, the smallest first', [{ field: 'rank', direction: 1, type: number }]],
  [
    'numbers, and others where they are even',
    [
      { field: 'rank', direction: -1, type: number },
      { field: 'mixed', direction: -1 },
      { field: 'size', direction: 1, type: number },
      { field: 'rare', direction: 1 },
    ],
  ],
  ['texts that begin alike, lists and truths', [{ field: 'mixed', direction: -1 }]],
  ['truths alone', [{ field: 'mixed', direction: -1, type: 'boolean' }]],
  ['what few have, the smallest first', [{ field: 'rare', direction: 1 }]],
  [
    'five, of which nobody has one',
    [
      { field: 'none', direction: 1 },
      { field: 'rank', direction: -1, type: number },
      { field: 'nested.none', direction: -1 },
      { field: 'size', direction: 1, type: number },
      { field: 'size', direction: -1, type: number },
    ],
  ],
  ['nothing that anybody has, the largest first', [{ field: 'none', direction: -1, type: number }]],
])('a page of many channels is in the order that the obvious comparison gives: %s', (_what, sort) => {
  expect(query({}, sort)).toEqual(obvious(sort));
  expect(query({}, sort, { offset: 300 })).toEqual(obvious(sort, 300));
  expect(query({ size: 1 }, sort, { offset: 5 })).toEqual(obvious(sort, 5, 1));
});

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const refusal = { status: 400, code: 4, message: expect.stringContaining('asks for too much at once') };

const heavy = { $nor: times(48, (n) => ({ type: `x${n}` })) };
const heaviest = { $nor: times(50, (n) => ({ type: `x${n}` })) };
const many: Step[] = ['even', 'rank', 'size'].map((field) => ({ field, direction: 1, type: number }));

test.each<[string, Record<string, unknown>, Step[]]>([
  ['many fields beside a heavy filter that all fit', heavy, many],
  ['one without an index beside the heaviest', heaviest, [{ field: 'message_count' }]],
  [
    'looks into what many have',
    { $nor: times(6, (n) => ({ [`even.x${n}`]: n })) },
    [{ field: 'message_count' }],
  ],
])('what would keep everybody waiting is refused: %s', (_what, filter, sort) => {
  expect(() => query(filter, sort)).toThrow(expect.objectContaining(refusal));
});

test('the same is answered where an index has the order, or few fit, or little is asked beside it', () => {
  expect(query(heavy, [{ field: 'cid' }])).toHaveLength(10);
  expect(query({ $and: [heavy, { rare: 'a' }] }, many)).toHaveLength(10);
  expect(query({}, many)).toEqual(obvious(many));
  const looks = times(6, (n) => ({ [`even.x${n}`]: { $in: [n] } }));
  expect(query({ $and: [{ rare: 'a' }, { $nor: looks.slice(0, 4) }] }, many)).toHaveLength(10);
  expect(query({ $and: [{ id: 'c5' }, ...looks] }, many)).toEqual([]);
});
