import { inputError } from '../errors.ts';

// Far below what the database's own JSON functions and the stack can take.
const DEEPEST = 100;

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner)));

/** The value of a request's JSON. `what` names it for the error's words. Throws 400/4 for what is none, or nested too deeply. */
export function parseJson(text: string, what: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw inputError(`${what} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (isDeeperThan(DEEPEST, value))
    throw inputError(`${what} must not be nested deeper than ${DEEPEST} levels`);
  return value;
}
