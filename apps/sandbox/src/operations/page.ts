import { inputError } from '../errors.ts';

/**
 * The page that a request asks for. An absent or zero limit is the default; beyond the limits is 400/4.
 * `name` is the field that carries the limit.
 */
export function pageOf(
  { limit, offset }: { limit?: number | undefined; offset?: number | undefined },
  allowed: { default: number; max: number },
  mostOffset: number,
  name = 'limit',
): { limit: number; offset: number } {
  if (limit !== undefined && (limit < 0 || limit > allowed.max)) {
    throw inputError(`field "${name}" must be between 0 and ${allowed.max} but got ${limit}`);
  }
  if (offset !== undefined && (offset < 0 || offset > mostOffset)) {
    throw inputError(`field "offset" must be between 0 and ${mostOffset} but got ${offset}`);
  }
  return { limit: limit === undefined || limit === 0 ? allowed.default : limit, offset: offset ?? 0 };
}
