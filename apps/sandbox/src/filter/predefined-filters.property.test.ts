import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getPredefinedFilters } from '../operations/predefined-filters/get-predefined-filters.ts';
import { savePredefinedFilter } from '../store/predefined-filters.ts';
import { endpoint } from '../test/pages.ts';
import { fresh, micros, RUNS, text, time } from '../test/random-filter.ts';
import { inOrder, sortOver, stepsOf } from '../test/random-sort.ts';

const filter = fc.record({
  name: text,
  created_at: time,
  updated_at: time,
  calls: fc.integer({ min: 0, max: 2 }),
});

test('the predefined filters are in the order that the obvious comparison gives', () => {
  const context = fresh();
  const { db } = context;
  const query = endpoint(context, 'get_predefined_filters', getPredefinedFilters);
  const rest = { operation: 'QueryChannels', filter: '{"type":"team"}', sort: null, description: null };
  const columns = ['name', 'operation', 'created_at', 'updated_at', 'calls'];
  fc.assert(
    fc.property(
      fc.uniqueArray(filter, { maxLength: 8, selector: ({ name }) => name }),
      sortOver(columns, 5),
      (rows, sort) => {
        db.run('delete from predefined_filters');
        for (const { name, created_at, updated_at, calls } of rows) {
          savePredefinedFilter(db, { ...rest, name, updated_at: micros(updated_at) });
          db.run(
            'update predefined_filters set created_at = ?, calls = ? where name = ?',
            micros(created_at),
            calls,
            name,
          );
        }
        const expected = inOrder(rows, stepsOf(sort, [{ field: 'name' }], 'name'), (row, { field }) =>
          Reflect.get(row, field),
        );
        const { predefined_filters: found } = query({ query: { sort } });
        expect(found.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
      },
    ),
    RUNS,
  );
});
