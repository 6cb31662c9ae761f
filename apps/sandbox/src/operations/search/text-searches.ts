import { listOf, textOf } from '../../filter/column.ts';
import type { Condition, Filter } from '../../filter/tree.ts';

/** Whether a condition asks for words, which the full-text index finds. */
export const isTextSearch = ({ field, custom, operator }: Condition): boolean =>
  field === 'text' && !custom && (operator === '$q' || operator === '$autocomplete' || operator === '$any');

/** The text searches of a filter; only those that every match has to fit, when `required` is set. */
export function textSearches(filter: Filter, required: boolean): Condition[] {
  if (filter.kind === 'condition') return isTextSearch(filter) ? [filter] : [];
  if (required && filter.kind !== '$and') return [];
  return filter.filters.flatMap((inner) => textSearches(inner, required));
}

/** All that a filter searches for, as one text. */
export const wordsOf = (filter: Filter): string =>
  textSearches(filter, false)
    .flatMap(({ operand }) => listOf(operand).map(textOf))
    .join(' ');
