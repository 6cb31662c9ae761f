import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { destination, type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { knownOperatorOf } from '../auth/require.ts';
import type { LogLevel } from '../config.ts';
import { isRead } from './method.ts';
import { requestIdOf } from './request-id.ts';

const hidden = ['cookie', 'authorization', 'password', 'token', 'secret', 'headers'];

/** JSON lines on standard error, or where a test wants them. Of an error only what people wrote
 *  is logged: libraries hang whole requests, headers included, on theirs. */
export function createLogger(
  level: LogLevel,
  stream: DestinationStream = destination({ fd: 2, sync: false }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: hidden.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
      serializers: { err: presentError },
    },
    stream,
  );
}

interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

function presentError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: 'thrown value', message: typeof error };
  return {
    name: error.name,
    message: error.message,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined ? {} : { cause: presentError(error.cause) }),
  };
}

const reads = new WeakSet<IncomingMessage>();

/** Many reads of the Chat API are POSTs, which only the contract can tell from changes. */
export function logAsRead(request: IncomingMessage): void {
  reads.add(request);
}

/** One line per request, without its query, which may carry a one-time token. Reads that went
 *  well are the bulk and appear at `debug` only. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const wentWell = response.writableFinished && response.statusCode < 400;
      const level = wentWell && (isRead(request.method) || reads.has(request)) ? 'debug' : 'info';
      if (!log.isLevelEnabled(level)) return;
      log[level](
        {
          requestId: requestIdOf(request),
          method: request.method,
          path: request.originalUrl.split('?', 1)[0],
          status: response.statusCode,
          durationMs: Math.round(performance.now() - startedAt),
          operator: knownOperatorOf(request)?.id,
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'request',
      );
    });
    next();
  };
}
