import { inputError } from '../errors.ts';

const MOST_BYTES = 5 * 1024;

/** Throws 400/4 when custom data is larger than the API keeps: 5 kB, or `limit` bytes. */
export function checkCustomSize(custom: unknown, what: string, limit = MOST_BYTES): void {
  if (custom === undefined) return;
  if (Buffer.byteLength(JSON.stringify(custom)) > limit) {
    throw inputError(`${what} custom data must not exceed ${limit} bytes`);
  }
}
