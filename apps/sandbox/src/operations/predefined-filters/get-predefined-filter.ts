import type { getPredefinedFilter as Operation } from '@backchannel/chat-api/operations';
import { presentPredefinedFilter } from '../../present/predefined-filter.ts';
import type { Handler } from '../handler.ts';
import { requireFilter } from './check-predefined-filter.ts';

export const getPredefinedFilter: Handler<typeof Operation> = ({ params }, context) => ({
  predefined_filter: presentPredefinedFilter(requireFilter(context, params.name)),
});
