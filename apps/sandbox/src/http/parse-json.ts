import { inputError } from '../errors.ts';

// Far below what the database's own JSON functions and the stack can take.
const DEEPEST = 100;
const QUOTE = 0x22;
const ESCAPE = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Whether lists and objects lie more than `most` deep in one another in a JSON text. */
function isDeeperThan(text: string, most: number): boolean {
  // Too few characters for so many brackets.
  if (text.length <= most) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (quoted) at += Number(code === ESCAPE);
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

// An escape may be half of a character that takes two; whole texts are decoded from UTF-8, which has no halves.
const MAYBE_HALF = /\\u[dD][89a-fA-F]/;

/** A value with a replacement character in the place of every half of a character, in names as in texts. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name.toWellFormed(), wellFormed(entry)]),
  );
}

/**
 * The value of a request's JSON. `what` names it for the error's words. Halves of characters, which no database keeps
 * and no answer could carry, are replaced. Throws 400/4 for what is no JSON, and for what is nested so deep that
 * whoever works on it would run out of stack.
 */
export function parseJson(text: string, what: string): unknown {
  if (isDeeperThan(text, DEEPEST))
    throw inputError(`${what} must not be nested deeper than ${DEEPEST} levels`);
  try {
    const value: unknown = JSON.parse(text);
    return MAYBE_HALF.test(text) ? wellFormed(value) : value;
  } catch (error) {
    throw inputError(`${what} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
