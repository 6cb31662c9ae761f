import type { IncomingMessage, ServerResponse } from 'node:http';
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

/** One line per request, without its query, which may carry a one-time token. */
export const requestLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () =>
      logAnswer(log, request, response, {
        startedAt,
        url: request.originalUrl,
        isRead: isRead(request.method),
        operatorId: knownOperatorOf(request)?.id,
      }),
    );
    next();
  };

/** Writes the line of a request that is over, without a status where nothing was answered. Reads that went well are the
 *  bulk and appear at `debug` only. `startedAt` is of `performance.now()`. */
export function logAnswer(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  facts: { startedAt: number; url: string; isRead: boolean; operatorId: string | undefined },
): void {
  const wentWell = response.writableFinished && response.statusCode < 400;
  const level = wentWell && facts.isRead ? 'debug' : 'info';
  if (!log.isLevelEnabled(level)) return;
  log[level](
    {
      requestId: requestIdOf(request),
      method: request.method,
      path: facts.url.split('?', 1)[0],
      ...(response.headersSent ? { status: response.statusCode } : {}),
      durationMs: Math.round(performance.now() - facts.startedAt),
      operator: facts.operatorId,
      ...(response.writableFinished ? {} : { aborted: true }),
    },
    'request',
  );
}
