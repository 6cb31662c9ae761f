import type { IncomingHttpHeaders } from 'node:http';
import { findOddity } from '../http/check-json.ts';
import { InvalidRequest } from '../http/errors.ts';
import type { Terms } from './change.ts';

/** In characters. */
export const maxReasonLength = 500;

const fingerprint = /^"([0-9a-f]{64}|none)"$/;

/** What the headers of a change say: `if-match`, a fingerprint in quotes, and `x-reason`, percent-encoded UTF-8. Throws
 *  `InvalidRequest` for what they cannot hold. */
export function termsOf(headers: IncomingHttpHeaders): Terms {
  return { expected: expectedIn(headers['if-match']), reason: reasonIn(headers['x-reason']) };
}

function expectedIn(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const [, expected] = fingerprint.exec(value) ?? [];
  if (expected !== undefined) return expected;
  throw new InvalidRequest([{ path: 'if-match', message: 'Give a fingerprint of settings, in quotes.' }]);
}

function reasonIn(value: string | string[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? decode(value).trim() : '';
  const odd = findOddity(text, 'x-reason');
  if (odd) throw new InvalidRequest([odd]);
  if (text.length > maxReasonLength) {
    throw new InvalidRequest([{ path: 'x-reason', message: `Give at most ${maxReasonLength} characters.` }]);
  }
  return text === '' ? undefined : text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidRequest([{ path: 'x-reason', message: 'Give percent-encoded UTF-8.' }]);
  }
}
