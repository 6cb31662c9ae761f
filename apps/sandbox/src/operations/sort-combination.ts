import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { SortParamRequest } from '@backchannel/chat-api/types';
import { inputError } from '../errors.ts';

/**
 * Checks that the fields of a request's `sort` stand together in one of the orders that its operation has, or begin
 * one. Throws 400/4.
 */
export function checkSortCombination(
  { sortCombinations }: OperationSpec,
  sort: readonly SortParamRequest[] = [],
): void {
  if (!sortCombinations || sort.length === 0) return;
  const wanted = sort.map(({ field = '' }) => field);
  const fits = sortCombinations.some((fields) => wanted.every((field, place) => field === fields[place]));
  if (!fits) throw inputError(`sorting by "${wanted.join(', ').slice(0, 200)}" is not supported`);
}
