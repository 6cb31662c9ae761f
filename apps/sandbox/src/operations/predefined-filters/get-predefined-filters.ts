import type { getPredefinedFilters as Operation } from '@backchannel/chat-api/operations';
import { presentPredefinedFilter } from '../../present/predefined-filter.ts';
import { allPredefinedFilters } from '../../store/predefined-filters.ts';
import { orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';

const columns = {
  name: 'name',
  operation: 'operation',
  created_at: 'created_at',
  updated_at: 'updated_at',
  calls: 'calls',
};

/** Every filter of the app, by name unless the sort says otherwise. */
export const getPredefinedFilters: Handler<typeof Operation> = ({ query }, context) => {
  const fields = orderOf(query.sort, columns, { name: 'name', direction: 1 }, [
    { name: 'name', column: 'name' },
  ]);
  const order = fields
    .map(({ column, direction }) => `${column} ${direction === 1 ? 'asc' : 'desc'}`)
    .join(', ');
  const withStats = query.include_stats === true;
  return {
    predefined_filters: allPredefinedFilters(context.db, order).map((row) =>
      presentPredefinedFilter(row, withStats),
    ),
  };
};
