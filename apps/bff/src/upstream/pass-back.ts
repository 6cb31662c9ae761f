import type { IncomingHttpHeaders } from 'node:http';

// What the browser gets to see of the Chat API's headers, and under which name. The type is said by us: one that only begins
// as JSON can be a page or a script to browsers, which would then be one of ours.
const passing: readonly [upstream: string, ours: string][] = [
  ['content-encoding', 'content-encoding'],
  ['content-length', 'content-length'],
  ['x-ratelimit-limit', 'x-ratelimit-limit'],
  ['x-ratelimit-remaining', 'x-ratelimit-remaining'],
  ['x-ratelimit-reset', 'x-ratelimit-reset'],
  ['retry-after', 'retry-after'],
  ['x-request-id', 'x-upstream-request-id'],
];

const aboutTheBody = new Set(['content-encoding', 'content-length']);

/** What every body from there is, or it is not passed on. */
export const jsonType = 'application/json; charset=utf-8';

/** Adds the headers that describe a body which is passed on as it came, and those below. */
export function addHeaders(to: string[], headers: IncomingHttpHeaders): void {
  to.push('content-type', jsonType);
  for (const [upstream, ours] of passing) add(to, ours, headers[upstream]);
}

/** Adds the headers that hold whatever the body is. */
export function addStateHeaders(to: string[], headers: IncomingHttpHeaders): void {
  for (const [upstream, ours] of passing) {
    if (!aboutTheBody.has(upstream)) add(to, ours, headers[upstream]);
  }
}

function add(to: string[], name: string, value: string | string[] | undefined): void {
  if (typeof value === 'string') to.push(name, value);
}
