import type { z } from 'zod';
import { InvalidRequest, type RequestIssue } from '../http/errors.ts';
import { findOddity } from '../http/check-json.ts';
import type { ProxiedOperation } from './operations.ts';
import type { Input } from './place.ts';
import { findUserObject } from './user-objects.ts';

const maxIssues = 20;
/** Each is looked for in all that the API has said. */
const maxNewer = 200;
// Dots alone between slashes would be taken for a step up by whoever tidies paths on the way, encoded or not, and a
// second encoding for what it stands for by whoever decodes twice. Of slashes alone see `lookalikeOf`.
const oddSegment = /(?:^|[/\\])\.{1,2}(?:$|[/\\])|%(?:2e|2f|5c)/i;

/** Whether text cannot stand between two slashes of an address, however it is encoded. */
export const isOddSegment = (text: string): boolean =>
  oddSegment.test(text) || findOddity(text) !== undefined;

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

/** A value in a body that the contract does not know: the API may be given it only when it has said it before. */
export interface NewerValue extends RequestIssue {
  /** The steps to it. */
  readonly at: readonly PropertyKey[];
  readonly value: unknown;
}

/** What of an issue may only be newer than the contract: one of several words, or what stands beside the known within a
 *  field. Undefined for anything else: a field of its own that nobody knows, and a value of a wrong type. */
function newerIn(issue: z.core.$ZodIssue, body: unknown): NewerValue[] | undefined {
  const newer = (at: readonly PropertyKey[], message: string): NewerValue => ({
    at,
    value: valueAt(body, at),
    path: at.map(String).join('.'),
    message,
  });
  if (issue.code === 'unrecognized_keys' && issue.path.length > 0)
    return issue.keys.map((key) => newer([...issue.path, key], 'The API has never said this here.'));
  if (issue.code === 'invalid_value' && typeof valueAt(body, issue.path) === 'string')
    return [newer(issue.path, issue.message)];
  return undefined;
}

/** An issue of the contract, each field that it does not know at its own place. */
function issuesIn({ path, message, ...issue }: z.core.$ZodIssue): RequestIssue[] {
  const place = (at: readonly PropertyKey[]) => at.map(String).join('.');
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: place([...path, key]), message: noSuchField }))
    : [{ path: place(path), message }];
}

const noSuchField = 'This operation takes no such field.';

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce(
    (at: unknown, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
    value,
  );

/** Holds a request against the contract. Throws `InvalidRequest` that names what is wrong where: names of parameters, dotted
 *  from there on. Answers what only the API itself may have said, for whoever knows what it has. */
export function validate({ schemas, spec, userObjects }: ProxiedOperation, input: Input): NewerValue[] {
  const user = findUserObject(input, userObjects);
  if (user !== undefined) {
    throw new InvalidRequest([
      { path: user, message: 'Users are named by their id here, never given as a whole.' },
    ]);
  }
  const issues: RequestIssue[] = [];
  const newer: NewerValue[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = schemas[part];
    if (schema === undefined) {
      const [stray] = Object.keys(input[part]);
      if (stray !== undefined) issues.push({ path: stray, message: noSuchField });
      continue;
    }
    const result = schema.safeParse(input[part]);
    if (result.success) continue;
    const isLenient = part === 'body' && tellsAgain.has(spec.name);
    for (const issue of result.error.issues) {
      const found = isLenient ? newerIn(issue, input.body) : undefined;
      if (found) newer.push(...found);
      else issues.push(...issuesIn(issue));
    }
  }
  if (issues.length > 0) throw new InvalidRequest(issues.slice(0, maxIssues));
  if (newer.length > maxNewer)
    throw new InvalidRequest(newer.slice(0, maxIssues).map(({ path, message }) => ({ path, message })));
  return newer;
}
