import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { ApiFailure } from '../errors.ts';
import type { RateLimitState } from './rate-limit.ts';

const compress = promisify(gzip);
// Smaller answers fit one packet anyway.
const GZIP_FROM_BYTES = 1024;
// A text leaves in one piece with its headers, bytes in two; but to make bytes of a long one on its way out takes longer.
const BYTES_FROM = 65_536;
const MORE_INFO = 'https://getstream.io/chat/docs/api_errors_response';

/** What every reply carries, whatever became of the call. */
export interface ReplyFrame {
  startedAt: number;
  requestId: string;
  rateLimit?: RateLimitState;
}

/** The API's way of writing how long something took: `12.34ms`. */
export const durationSince = (startedAt: number): string => `${(performance.now() - startedAt).toFixed(2)}ms`;

const headersOf = ({ requestId, rateLimit }: ReplyFrame): Record<string, string> => ({
  'content-type': 'application/json;charset=utf-8',
  'x-request-id': requestId,
  'x-client-request-id': requestId,
  ...(rateLimit && {
    'x-ratelimit-limit': String(rateLimit.limit),
    'x-ratelimit-remaining': String(rateLimit.remaining),
    'x-ratelimit-reset': String(rateLimit.reset),
  }),
});

/** The UTF-8 of a text. As long as the text itself it is nothing but ASCII, which is copied in half the time. */
const bytesOf = (text: string, size: number): Buffer =>
  Buffer.from(text, size === text.length ? 'latin1' : 'utf8');

/** Sends JSON, given as a value or already written, compressed when the client accepts it and it is worth it. */
export async function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: object | string,
  frame: ReplyFrame,
  extra: Record<string, string> = {},
): Promise<void> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const size = Buffer.byteLength(text);
  const zipped = size >= GZIP_FROM_BYTES && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const payload = zipped
    ? await compress(text, { level: constants.Z_BEST_SPEED })
    : size < BYTES_FROM
      ? text
      : bytesOf(text, size);
  if (response.destroyed) return;
  response.writeHead(status, {
    ...headersOf(frame),
    vary: 'accept-encoding',
    ...(zipped && { 'content-encoding': 'gzip' }),
    'content-length': String(zipped ? payload.length : size),
    ...extra,
  });
  response.end(payload);
}

/** The API's error body for whatever was thrown. What is not an {@link ApiFailure} says nothing about itself. */
export function errorBody(
  error: unknown,
  operationId: string,
  startedAt: number,
): { status: number; body: object } {
  const failure =
    error instanceof ApiFailure
      ? error
      : new ApiFailure('internal', 'internal server error, please try again');
  return {
    status: failure.status,
    body: {
      code: failure.code,
      message: `${operationId} failed with error: "${failure.message}"`,
      StatusCode: failure.status,
      duration: durationSince(startedAt),
      details: [],
      more_info: MORE_INFO,
      ...(failure.extras.exceptionFields && { exception_fields: failure.extras.exceptionFields }),
    },
  };
}

/** The header that says when to come back; none when nobody knows. */
export const retryAfter = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined ? {} : { 'retry-after': String(seconds) };
