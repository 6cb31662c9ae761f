import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { querySegmentTargets } from '../operations/segments/query-segment-targets.ts';
import { querySegments } from '../operations/segments/query-segments.ts';
import { setSize } from '../store/counters/segments.ts';
import { addTargets } from '../store/segment-targets.ts';
import { insertSegment, selectSegments, updateSegment } from '../store/segments.ts';
import type { NewSegment } from '../store/segments.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByCursor, pageSize } from '../test/pages.ts';
import { fieldsOf, filterOver, fresh, iso, micros, RUNS, text, time } from '../test/random-filter.ts';
import { inOrder, sortOver, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { compileSegmentCondition } from './segments.ts';

const segment = fc.record({
  type: fc.constantFrom('user', 'channel'),
  name: fc.option(text, { nil: null }),
  all_users: fc.boolean(),
  size: fc.integer({ min: 0, max: 3 }),
  created_at: time,
  updated_at: time,
});
type Stored = (typeof segment extends fc.Arbitrary<infer T> ? T : never) & { id: string };

const segments = fc
  .array(segment, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, index): Stored => ({ ...row, id: `green-${index}` })));

const plain: Omit<NewSegment, 'id' | 'type' | 'name' | 'all_users' | 'created_at'> = {
  description: '',
  filter: null,
  all_sender_channels: 0,
};

function store(db: Database, rows: readonly Stored[]): void {
  db.run('delete from segments');
  for (const { id, type, name, all_users: all, size, created_at, updated_at } of rows) {
    insertSegment(db, { ...plain, id, type, name, all_users: Number(all), created_at: micros(created_at) });
    updateSegment(db, id, { updated_at: micros(updated_at) });
    setSize(db, id, size);
  }
}

function lookup(row: Stored, field: string): unknown {
  switch (field) {
    case 'id':
    case 'type':
    case 'name':
    case 'all_users':
    case 'size':
      return row[field];
    case 'created_at':
    case 'updated_at':
      return iso(row[field]);
    default:
      throw new Error(`segments have no field ${field}`);
  }
}

test('the compiled filter finds the same segments as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(segments, filterOver('query_segments', []), (rows, filter) => {
      store(db, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_segments'), 'filter'),
        compileSegmentCondition,
      );
      const found = selectSegments(db, where, 's.id', 100).map((row) => row.id);
      expect(found).toEqual(rows.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
    }),
    RUNS,
  );
});

test('the pages of segments, put together, are in the order that the obvious comparison gives', () => {
  const context = fresh();
  const query = endpoint(context, 'query_segments', querySegments);
  const sorts = sortOver(['id', 'name', 'type', 'all_users', 'size', 'created_at', 'updated_at']);
  fc.assert(
    fc.property(segments, filterOver('query_segments', []), sorts, pageSize, (rows, filter, sort, limit) => {
      store(context.db, rows);
      const expected = inOrder(
        rows.filter((row) => matches(filter, row, lookup)),
        stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'id'),
        // No name is an empty one.
        (row, { field }) => lookup(row, field) ?? '',
      );
      expectByCursor(
        expected.map(({ id }) => id),
        limit,
        (page) => {
          const { segments: found, ...cursors } = query({ body: { filter, sort, ...page } });
          return { keys: found.map(({ id }) => id), ...cursors };
        },
      );
    }),
    RUNS,
  );
});

test('the pages of a segment’s targets, put together, are what the obvious comparison gives', () => {
  const context = fresh();
  insertSegment(context.db, { ...plain, id: 'a', type: 'user', name: null, all_users: 0, created_at: 1 });
  const query = endpoint(context, 'query_segment_targets', querySegmentTargets);
  const condition = fc.oneof(
    fc
      .tuple(fc.constantFrom('$eq', '$gte', '$lte'), text)
      .map(([operator, value]) => ({ target_id: { [operator]: value } })),
    fc.array(text, { maxLength: 4 }).map((values) => ({ target_id: { $in: values } })),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(text, { maxLength: 8 }),
      fc.array(condition, { maxLength: 2 }),
      sortOver(['target_id']),
      pageSize,
      (rows, conditions, sort, limit) => {
        context.db.run('delete from segment_targets');
        addTargets(context.db, 'a', rows, 1);
        const filter = conditions.length === 0 ? {} : { $and: conditions };
        const expected = inOrder(
          rows.filter((row) => matches(filter, row, (id) => id)),
          stepsOf(sort, [{ field: 'target_id' }]),
          (id) => id,
        );
        expectByCursor(expected, limit, (page) => {
          const { targets, ...cursors } = query({
            params: { id: 'a' },
            body: { Filter: filter, Sort: sort, ...page },
          });
          return { keys: targets.map(({ target_id: id }) => id), ...cursors };
        });
      },
    ),
    RUNS,
  );
});
