import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

const ids = new WeakMap<IncomingMessage, string>();

/** The id under which the log, the audit record and the browser know this request. */
export function requestIdOf(request: IncomingMessage): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const id = randomBytes(12).toString('base64url');
  ids.set(request, id);
  return id;
}

/** Names the request in its answer. A caller's own id is not taken over: ids must be ours to be
 *  unique. */
export const requestId: RequestHandler = (request, response, next) => {
  response.setHeader('x-request-id', requestIdOf(request));
  next();
};
