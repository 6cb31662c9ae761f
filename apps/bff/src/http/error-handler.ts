import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { DatabaseUnreachable } from '../db/unreachable.ts';
import { HttpError, InvalidRequest } from './errors.ts';
import { requestIdOf } from './request-id.ts';

/** Whatever was thrown becomes an answer. */
export const errorHandler =
  (log: Logger): ErrorRequestHandler =>
  (thrown: unknown, request, response, _next) =>
    answerError(log, thrown, request, response);

/** The one place where whatever was thrown becomes an answer. What is not an `HttpError` is a
 *  fault of ours: the log has it, the browser gets the request id and nothing else. */
export function answerError(
  log: Logger,
  thrown: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const error = toHttpError(thrown);
  const requestId = requestIdOf(request);
  if (error.status >= 500) log.error({ requestId, err: thrown }, 'a request failed');
  if (response.headersSent) {
    // Half an answer is out: breaking the connection is the only way to say that it is wrong.
    response.destroy();
    return;
  }
  if (error.details.retry_after_s !== undefined) {
    response.setHeader('retry-after', String(error.details.retry_after_s));
  }
  response.statusCode = error.status;
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(
    JSON.stringify({
      error: { code: error.code, message: error.message, request_id: requestId, ...error.details },
    }),
  );
}

function toHttpError(thrown: unknown): HttpError {
  if (thrown instanceof HttpError) return thrown;
  // What signs people in throws errors of its own where there is no database.
  if (thrown instanceof Error && thrown.cause instanceof DatabaseUnreachable) return thrown.cause;
  if (thrown instanceof URIError)
    return new HttpError(400, 'invalid_request', 'This address is not well-formed.');
  const status = bodyParserStatus(thrown);
  if (status === 413)
    return new HttpError(413, 'too_large', 'The request is larger than this route takes.', { cause: thrown });
  if (status !== undefined)
    return new InvalidRequest([{ path: '', message: 'The request could not be read as JSON.' }]);
  return new HttpError(
    500,
    'internal_error',
    'Something went wrong here. The log has it under this request id.',
    {
      cause: thrown,
    },
  );
}

/** Express' body parsers mark what the client did wrong with a status and `expose`. */
function bodyParserStatus(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !('status' in thrown) || !('expose' in thrown) || thrown.expose !== true)
    return undefined;
  return typeof thrown.status === 'number' ? thrown.status : undefined;
}
