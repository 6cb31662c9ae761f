import type { ParsedPredefinedFilterResponse, SortParamRequest } from '@backchannel/chat-api/types';
import { typeSpecs } from '@backchannel/chat-api/spec';
import { fillPlaceholders } from '../../filter/placeholders.ts';
import { checkFields } from '../../http/validate.ts';
import type { PredefinedFilterRow } from '../../store/predefined-filters.ts';
import { isObject, parseObject } from '../../values.ts';

const sortSpecs = Object.entries(typeSpecs['SortParamRequest']?.properties ?? {}).map(([name, spec]) => ({
  ...spec,
  name,
  required: false,
}));

function sortOf(row: PredefinedFilterRow, values: Record<string, unknown>): SortParamRequest[] | undefined {
  if (row.sort === null) return undefined;
  const filled = fillPlaceholders(JSON.parse(row.sort), values, 'sort_values');
  const entries = Array.isArray(filled) ? filled.filter(isObject) : [];
  return entries.map(({ type, ...entry }, index) =>
    // What may have come in for a placeholder is held against the description like any other sort.
    checkFields(sortSpecs, { ...entry, ...(type !== '' && { type }) }, `sort[${index}]`),
  );
}

/** A filter with the request's values in the place of its placeholders. Throws 400/4 for one that is missing. */
export function fillPredefinedFilter(
  row: PredefinedFilterRow,
  filterValues: Record<string, unknown>,
  sortValues: Record<string, unknown>,
): ParsedPredefinedFilterResponse {
  const filter = fillPlaceholders(parseObject(row.filter), filterValues, 'filter_values');
  const sort = sortOf(row, sortValues);
  return { name: row.name, filter: isObject(filter) ? filter : {}, ...(sort && { sort }) };
}
