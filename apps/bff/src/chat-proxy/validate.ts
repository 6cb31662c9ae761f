import type { z } from 'zod';
import { InvalidRequest, type RequestIssue } from '../http/errors.ts';
import { findOddity } from '../http/check-json.ts';
import type { ProxiedOperation } from './operations.ts';
import type { Input } from './place.ts';
import { findUserObject } from './user-objects.ts';

const maxIssues = 20;
// A segment of dots would be taken for a step up by whoever tidies paths on the way, and a slash, encoded as
// it is, for the end of the segment by whoever decodes first: another operation than the one that was allowed.
const oddSegment = /^\.{1,2}$|[/\\]|%(?:2e|2f|5c)|\p{Cc}/iu;

/** Whether text cannot stand between two slashes of an address. */
export const isOddSegment = (text: string): boolean => oddSegment.test(text);

/** Refuses what could harm whoever reads it, before anything looks at it more closely. */
export function refuseOddities(input: Input): void {
  const odd = findOddity(input.body) ?? findOddity(input.query);
  if (odd) throw new InvalidRequest([odd]);
  for (const [path, value] of Object.entries(input.params)) {
    if (isOddSegment(value)) {
      throw new InvalidRequest([{ path, message: 'This cannot be part of an address.' }]);
    }
  }
}

/** Operations that have to tell the API again what it has said of an object, though the contract may not know all of that. */
const tellsAgain: ReadonlySet<string> = new Set(['update_channel_type']);

/** Whether an issue is only that the contract does not know a value: one of several words, or what stands beside the known
 *  within a field. A field of its own that nobody knows is refused. */
function isNewer({ code, path }: Issue, body: unknown): boolean {
  if (code === 'unrecognized_keys') return path.length > 0;
  return code === 'invalid_value' && typeof valueAt(body, path) === 'string';
}

type Issue = Pick<z.core.$ZodIssue, 'code' | 'path'>;

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce(
    (at: unknown, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );

/** Holds a request against the contract, strictly but for what the API itself may have said. Throws `InvalidRequest` that names what is wrong
 *  where: names of parameters, dotted from there on. */
export function validate({ schemas, spec, userObjects }: ProxiedOperation, input: Input): void {
  const user = findUserObject(input, userObjects);
  if (user !== undefined) {
    throw new InvalidRequest([
      { path: user, message: 'Users are named by their id here, never given as a whole.' },
    ]);
  }
  const issues: RequestIssue[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = schemas[part];
    if (schema === undefined) {
      const [stray] = Object.keys(input[part]);
      if (stray !== undefined) issues.push({ path: stray, message: 'This operation takes no such field.' });
      continue;
    }
    const result = schema.safeParse(input[part]);
    if (result.success) continue;
    const isLenient = part === 'body' && tellsAgain.has(spec.name);
    const found = result.error.issues.filter((issue) => !isLenient || !isNewer(issue, input.body));
    issues.push(...found.map(({ path, message }) => ({ path: path.map(String).join('.'), message })));
  }
  if (issues.length > 0) throw new InvalidRequest(issues.slice(0, maxIssues));
}
