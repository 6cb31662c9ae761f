import { inputError } from '../errors.ts';
import { fromMillis } from '../time.ts';
import type { Micros } from '../time.ts';

// A hundred years: what is to last longer has no end.
const LONGEST_MS = 3_155_760_000_000;

/**
 * When what begins now and lasts so long ends; null when it has no end. Throws 400/4 for less than nothing, and for
 * more than anybody means. `field` is the request's.
 */
export function endAfter(now: Micros, milliseconds: number, field: string): Micros | null {
  if (milliseconds < 0) throw inputError(`field "${field}" must be 0 or greater`);
  if (milliseconds > LONGEST_MS) throw inputError(`field "${field}" must not be longer than 100 years`);
  return milliseconds === 0 ? null : now + fromMillis(milliseconds);
}
