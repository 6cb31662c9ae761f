import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiFailure } from '../errors.ts';
import { noOperation } from './rate-limit.ts';
import type { RateLimiter } from './rate-limit.ts';
import { errorBody, rateLimitHeaders } from './reply.ts';

function responseFor({ code }: NodeJS.ErrnoException, rateLimits: RateLimiter): string {
  const failure =
    code === 'HPE_HEADER_OVERFLOW'
      ? new ApiFailure('maxHeaderSize', 'the address and the headers of the request are too long')
      : new ApiFailure('input', 'the request is not valid HTTP');
  const { status, body } = errorBody(failure, noOperation.operationId, performance.now());
  const text = JSON.stringify(body);
  const limit = rateLimitHeaders(rateLimits.peek(noOperation, 'server'));
  return [
    `HTTP/1.1 ${status} ${status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}`,
    'connection: close',
    'content-type: application/json;charset=utf-8',
    ...Object.entries(limit).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

/** Answers what is no HTTP at all with the error body of the API too, and hangs up. */
export function answerUnreadable(server: Server, rateLimits: RateLimiter): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(responseFor(error, rateLimits));
  });
}
