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

/** The headers that say what is left of an operation's calls. */
export const rateLimitHeaders = ({ limit, remaining, reset }: RateLimitState): Record<string, string> => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(reset),
});

/** The headers of every reply. */
export const headersOf = ({ requestId, rateLimit }: ReplyFrame): Record<string, string> => ({
  'content-type': 'application/json;charset=utf-8',
  'x-request-id': requestId,
  'x-client-request-id': requestId,
  ...(rateLimit && rateLimitHeaders(rateLimit)),
});

// Named with a weight that is not zero. A star alone is no wish for this one.
const gzipAccepted = /(?:^|,)\s*(?:x-)?gzip\s*(?:;\s*q=(?:1|0\.0{0,2}[1-9])|,|$)/i;

/** Whether the client takes an answer that is compressed with gzip. */
export const acceptsGzip = (request: IncomingMessage): boolean =>
  gzipAccepted.test(request.headers['accept-encoding'] ?? '');

/** The UTF-8 of a text that takes `size` bytes. As long as it is itself, it is ASCII and copied in half the time. */
function bytesOf(text: string, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  bytes.write(text, text.length === size ? 'latin1' : 'utf8');
  return bytes;
}

/** Sends JSON, as a text or as its bytes, compressed when the client accepts it and it is worth it. */
export async function sendWritten(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  written: string | Buffer,
  frame: ReplyFrame,
  extra: Record<string, string> = {},
): Promise<void> {
  const size = Buffer.byteLength(written);
  const zipped = size >= GZIP_FROM_BYTES && acceptsGzip(request);
  const body = typeof written === 'string' && size >= BYTES_FROM ? bytesOf(written, size) : written;
  const payload = zipped ? await compress(body, { level: constants.Z_BEST_SPEED }) : body;
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

/** The same with a value. */
export const sendJson = (
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: object,
  frame: ReplyFrame,
  extra: Record<string, string> = {},
): Promise<void> => sendWritten(request, response, status, JSON.stringify(body), frame, extra);

/** The API's error body, whatever it is about. */
export const writtenError = (
  { status, code, message }: { status: number; code: number; message: string },
  operationId: string,
  startedAt: number,
): object => ({
  code,
  message: `${operationId} failed with error: "${message}"`,
  StatusCode: status,
  duration: durationSince(startedAt),
  details: [],
  more_info: MORE_INFO,
});

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
      ...writtenError(failure, operationId, startedAt),
      ...(failure.extras.exceptionFields && { exception_fields: failure.extras.exceptionFields }),
    },
  };
}

/** The header that says when to come back; none when nobody knows. */
export const retryAfter = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined ? {} : { 'retry-after': String(seconds) };
