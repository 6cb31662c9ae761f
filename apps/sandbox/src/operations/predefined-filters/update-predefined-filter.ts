import type { updatePredefinedFilter as Operation } from '@backchannel/chat-api/operations';
import { presentPredefinedFilter } from '../../present/predefined-filter.ts';
import type { Handler } from '../handler.ts';
import { keepFilter, requireFilter } from './check-predefined-filter.ts';

/** Replaces what is kept under the name. */
export const updatePredefinedFilter: Handler<typeof Operation> = ({ params, body }, context) => {
  const { name } = requireFilter(context, params.name);
  keepFilter(context, name, body);
  return { predefined_filter: presentPredefinedFilter(requireFilter(context, name)) };
};
