import type { createPredefinedFilter as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { presentPredefinedFilter } from '../../present/predefined-filter.ts';
import { findPredefinedFilter } from '../../store/predefined-filters.ts';
import type { Handler } from '../handler.ts';
import { keepFilter, requireFilter } from './check-predefined-filter.ts';

/** Keeps a filter with placeholders under a name, for lists of channels. */
export const createPredefinedFilter: Handler<typeof Operation> = ({ body }, context) => {
  const { name } = body;
  if (!/^[\w-]+$/.test(name))
    throw inputError('field "name" can only contain letters, digits, underscores and dashes');
  if (findPredefinedFilter(context.db, name))
    throw inputError(`a predefined filter with name ${name} already exists`);
  keepFilter(context, name, body);
  return { predefined_filter: presentPredefinedFilter(requireFilter(context, name)) };
};
