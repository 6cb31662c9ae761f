import type { RequestIssue } from './errors.ts';

const maxDepth = 64;

/** What no request may hold, wherever in it: names that mean something to JavaScript, text that is no Unicode
 *  or has a zero byte, and nesting that only serves to exhaust whoever reads it. The first one found. */
export function findOddity(value: unknown, path = '', depth = 0): RequestIssue | undefined {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) return { path, message: 'This text is not valid Unicode.' };
    // PostgreSQL keeps none in its texts.
    return value.includes('\0') ? { path, message: 'This text holds a zero byte.' } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === maxDepth) return { path, message: `This is nested more than ${maxDepth} levels deep.` };
  for (const name of Object.keys(value)) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (name === '__proto__' || !name.isWellFormed()) {
      return { path, message: 'There is a name in here that is not allowed.' };
    }
    // Own names only, so this reads what the request holds and nothing else.
    const found = findOddity(value[name as keyof typeof value], inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}
