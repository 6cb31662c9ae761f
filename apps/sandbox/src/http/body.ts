import type { IncomingMessage } from 'node:http';
import { ApiFailure, inputError } from '../errors.ts';
import { isObject } from '../values.ts';
import { parseJson } from './parse-json.ts';

const LARGEST_JSON_BYTES = 2 * 1024 * 1024;
// Clients look for the answer when they have sent everything, so a little too much is still taken in, and thrown away.
const MOST_THROWN_AWAY = 4 * 1024 * 1024;
const WORTH_PASSING = 256 * 1024;

/** Lets the rest of a refused body pass by, up to a bound. */
export async function throwAway(request: IncomingMessage): Promise<void> {
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_THROWN_AWAY) return;
  }
}

/**
 * Lets the rest of a refused body pass by while it is answered, so that the connection can go on. Returns false for a
 * body that announces more than is worth reading: the connection is to be closed then. One that only turns out to be so
 * long ends it.
 */
export function letPass(request: IncomingMessage): boolean {
  if (request.complete) return true;
  if (Number(request.headers['content-length'] ?? 0) > WORTH_PASSING) return false;
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > WORTH_PASSING) request.destroy();
  });
  return true;
}

/** The whole body, at most `limit` bytes; more is 413/22. */
export async function readBytes(request: IncomingMessage, limit = LARGEST_JSON_BYTES): Promise<Buffer> {
  const tooBig = (): ApiFailure =>
    new ApiFailure('payloadTooBig', `request body must not exceed ${limit} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    await throwAway(request);
    throw tooBig();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Not by `for await`, which takes a fifth of what else there is to do with a request.
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      // One that did not say how much it is: what is still to come is thrown away, too.
      chunks.length = 0;
      if (size > limit + MOST_THROWN_AWAY) reject(tooBig());
    });
    request.once('end', () => (size > limit ? reject(tooBig()) : resolve(Buffer.concat(chunks))));
    request.once('error', reject);
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw inputError('the request body is not valid UTF-8');
  }
}

/** The JSON object in a body. No body at all is an empty object, whatever the content type says. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  const value = parseJson(decode(bytes), 'the request body');
  if (value === null) return {};
  if (!isObject(value))
    throw inputError(
      `expected object for the request body but got ${Array.isArray(value) ? 'array' : typeof value}`,
    );
  return value;
}
