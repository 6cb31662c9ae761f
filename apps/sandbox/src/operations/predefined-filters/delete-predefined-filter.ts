import type { deletePredefinedFilter as Operation } from '@backchannel/chat-api/operations';
import { removePredefinedFilter } from '../../store/predefined-filters.ts';
import type { Handler } from '../handler.ts';
import { requireFilter } from './check-predefined-filter.ts';

export const deletePredefinedFilter: Handler<typeof Operation> = ({ params }, context) => {
  removePredefinedFilter(context.db, requireFilter(context, params.name).name);
  return {};
};
