import { randomFillSync } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

const ids = new WeakMap<IncomingMessage, string>();

const bytesPerId = 12;
// Randomness costs by the call and not by the byte, so it is fetched for many ids at once.
const random = Buffer.alloc(bytesPerId * 512);
let used = random.length;

/** An id for what nobody has asked for by a request of its own. */
export function newRequestId(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += bytesPerId;
  return random.toString('base64url', used - bytesPerId, used);
}

/** The id under which the log, the audit record and the browser know this request. */
export function requestIdOf(request: IncomingMessage): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const id = newRequestId();
  ids.set(request, id);
  return id;
}

/** Names the request in its answer. A caller's own id is not taken over: ids must be ours to be
 *  unique. */
export const requestId: RequestHandler = (request, response, next) => {
  response.setHeader('x-request-id', requestIdOf(request));
  next();
};
