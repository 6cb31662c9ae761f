import type { SortParamRequest } from '@backchannel/chat-api/types';
import { inputError } from '../../errors.ts';

/** The direction of a list that sorts on one field only; undefined when the request does not say. */
export function directionOf(
  sort: readonly SortParamRequest[] | undefined,
  field: string,
): 1 | -1 | undefined {
  const [first] = sort ?? [];
  if (!first) return undefined;
  if (first.field !== field) throw inputError(`sorting by field "${first.field ?? ''}" is not supported`);
  const direction = first.direction ?? 1;
  if (direction === 1 || direction === -1) return direction;
  throw inputError(`expected number for field "sort[0].direction" but got number \`${direction}\``);
}
