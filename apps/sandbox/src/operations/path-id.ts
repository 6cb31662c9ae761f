import { inputError } from '../errors.ts';

/**
 * Throws 400/4 for an id that no path could ever name: whoever reads an address takes one dot, or two, for a step in it,
 * however they are encoded. `what` says what the id is.
 */
export function checkPathId(id: string | undefined, what: string): void {
  if (id === '.' || id === '..') throw inputError(`${what} must not be "." or ".."`);
}
