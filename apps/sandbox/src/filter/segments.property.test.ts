import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertSegment, selectSegments, updateSegment } from '../store/segments.ts';
import { matches } from '../test/naive-filter.ts';
import { fieldsOf, filterOver, fresh, iso, micros, RUNS, text, time } from '../test/random-filter.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { compileSegmentCondition } from './segments.ts';

const segment = fc.record({
  type: fc.constantFrom('user', 'channel'),
  name: fc.option(text, { nil: null }),
  all_users: fc.boolean(),
  created_at: time,
  updated_at: time,
});

test('the compiled filter finds the same segments as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 6 }),
      filterOver('query_segments', []),
      (rows, filter) => {
        db.run('delete from segments');
        const stored = rows.map((row, index) => ({ ...row, id: `green-${index}` }));
        for (const row of stored) {
          const plain = { description: '', filter: null, all_sender_channels: 0 };
          const { id, type, name, all_users: all } = row;
          insertSegment(db, {
            ...plain,
            id,
            type,
            name,
            all_users: Number(all),
            created_at: micros(row.created_at),
          });
          updateSegment(db, id, { updated_at: micros(row.updated_at) });
        }
        const lookup = (row: (typeof stored)[number], field: string): unknown => {
          switch (field) {
            case 'id':
            case 'type':
            case 'name':
            case 'all_users':
              return row[field];
            case 'created_at':
            case 'updated_at':
              return iso(row[field]);
            default:
              throw new Error(`segments have no field ${field}`);
          }
        };
        const where = compileFilter(
          parseFilter(filter, fieldsOf('query_segments'), 'filter'),
          compileSegmentCondition,
        );
        const found = selectSegments(db, where, 's.id', 100).map((row) => row.id);
        expect(found).toEqual(stored.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
      },
    ),
    RUNS,
  );
});
