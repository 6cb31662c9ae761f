import type { IncomingMessage, Server } from 'node:http';
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

/** How many answers are leaving piece by piece over a connection. */
const leaving = new WeakMap<Duplex, number>();

/** Sends an answer piece by piece. Until its end nothing else may be said over its connection. */
export async function inPieces({ socket }: IncomingMessage, send: Promise<void>): Promise<void> {
  leaving.set(socket, (leaving.get(socket) ?? 0) + 1);
  try {
    await send;
  } finally {
    leaving.set(socket, (leaving.get(socket) ?? 1) - 1);
  }
}

/** Answers what is no HTTP at all with the error body of the API too, and hangs up. */
export function answerUnreadable(server: Server, rateLimits: RateLimiter): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // It would become part of an answer that is on its way, and be taken for what was asked for.
    const isAnswering = (leaving.get(socket) ?? 0) > 0;
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) socket.destroy();
    else socket.end(responseFor(error, rateLimits));
  });
}
