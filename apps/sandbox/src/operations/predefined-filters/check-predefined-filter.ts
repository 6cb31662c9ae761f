import { filterFieldsOf, operationSpecs } from '@backchannel/chat-api/spec';
import { doesNotExist, inputError } from '../../errors.ts';
import type { Context } from '../../context.ts';
import { parseFilter } from '../../filter/parse.ts';
import { placeholderOf, sampleFilter } from '../../filter/placeholders.ts';
import { findPredefinedFilter, savePredefinedFilter } from '../../store/predefined-filters.ts';
import type { PredefinedFilterRow } from '../../store/predefined-filters.ts';
import { isObject } from '../../values.ts';

const MOST_SORTS = 5;

const queryChannelsSpec = operationSpecs.find((spec) => spec.name === 'query_channels');
const fields = queryChannelsSpec ? filterFieldsOf(queryChannelsSpec, 'filter_conditions') : {};

interface FilterRequest {
  operation: string;
  filter: Record<string, unknown>;
  sort?: readonly unknown[] | undefined;
  description?: string | undefined;
}

/** One entry of a sort as it is kept: with all its fields. */
function sortEntry(entry: unknown, index: number): { field: string; direction: unknown; type: string } {
  const { field, direction = 1, type = '' } = isObject(entry) ? entry : {};
  if (typeof field !== 'string' || field === '')
    throw inputError(`"sort[${index}].field" is a required field`);
  if (direction !== 1 && direction !== -1 && placeholderOf(direction) === undefined)
    throw inputError(`field "sort[${index}].direction" must be 1 or -1`);
  if (typeof type !== 'string') throw inputError(`expected string for field "sort[${index}].type"`);
  return { field, direction, type };
}

/** Checks a filter with placeholders and its sort, and keeps them under the name. Throws 400/4. */
export function keepFilter({ db, clock }: Context, name: string, request: FilterRequest): void {
  const { operation, filter, sort, description } = request;
  if (Object.keys(filter).length === 0) throw inputError('field "filter" must not be empty');
  parseFilter(sampleFilter(filter, fields), fields, 'filter');
  if ((sort ?? []).length > MOST_SORTS)
    throw inputError(`field "sort" must contain at maximum ${MOST_SORTS} items`);
  savePredefinedFilter(db, {
    name,
    operation,
    filter: JSON.stringify(filter),
    sort: sort === undefined || sort.length === 0 ? null : JSON.stringify(sort.map(sortEntry)),
    description: description ?? null,
    updated_at: clock.now(),
  });
}

/** The filter of that name. Throws 404/16. */
export function requireFilter({ db }: Context, name: string): PredefinedFilterRow {
  const row = findPredefinedFilter(db, name);
  if (!row) throw doesNotExist(`predefined filter with name ${name} doesn't exist`);
  return row;
}
