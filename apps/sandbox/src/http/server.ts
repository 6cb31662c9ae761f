import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { OperationSpec } from '@backchannel/chat-api/spec';
import { callerId } from '../actor.ts';
import { ApiFailure, doesNotExist, inputError } from '../errors.ts';
import { askedFault } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { askBeforeSending, askForAnswer } from '../events/before-send.ts';
import { appSettings } from '../store/app.ts';
import { AskApp } from '../operations/slash-commands/ask-app.ts';
import type { Answered } from '../operations/slash-commands/ask-app.ts';
import { authenticate, issueToken } from './auth.ts';
import type { Credentials } from './auth.ts';
import { letPass } from './body.ts';
import { serveControl } from './control.ts';
import type { Controls } from './control.ts';
import { dispatch } from './dispatch.ts';
import { forgetUpload, withInput } from './input.ts';
import { matchCall } from './match.ts';
import { playFault } from './fault-reply.ts';
import type { FaultFrame } from './fault-reply.ts';
import { readQuery, splitQuery } from './query.ts';
import { noOperation, platformOf } from './rate-limit.ts';
import type { RateLimiter } from './rate-limit.ts';
import { durationSince, errorBody, retryAfter, sendJson, sendWritten } from './reply.ts';
import type { ReplyFrame } from './reply.ts';
import { serveFile } from './serve-file.ts';
import { sendPaged } from './send-paged.ts';
import { servePicture } from './serve-picture.ts';
import { requestInfoOf } from './request-info.ts';
import { answerUnreadable } from './unreadable.ts';
import { PagedAnswer } from '../json/paged-answer.ts';
import { writeAnswer } from '../json/write-answer.ts';

export interface ServerParts extends Controls {
  credentials: Credentials;
  rateLimits: RateLimiter;
  /** Told of what should never happen: an error that is not one of the API's. */
  onDefect(error: unknown): void;
}

const LONGEST_REQUEST_ID = 128;
const ANSWER_TIMEOUT_MS = 3000;
// The service's load balancer closes what was idle for a minute, and official clients give up a connection just before.
const IDLE_MS = 60_000;

function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-client-request-id'];
  return typeof given === 'string' && given !== '' ? given.slice(0, LONGEST_REQUEST_ID) : randomUUID();
}

/** What is asked for: path and query. Through a proxy it is named with its host. */
const targetOf = (request: IncomingMessage): string =>
  (request.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '');

/** Makes a call, and once more with the answer of the app's own server where it cannot go on without that. */
async function askingTheApp(
  call: (answered?: Answered) => Promise<object>,
  credentials: Credentials,
): Promise<object> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof AskApp)) throw error;
    return call({ answer: await askForAnswer(error.url, error.body, ANSWER_TIMEOUT_MS, credentials) });
  }
}

/** Authenticates, counts, reads and answers one call of a known operation. */
async function answer(
  { spec, params }: { spec: OperationSpec; params: Record<string, string> },
  search: string,
  request: IncomingMessage,
  response: ServerResponse,
  frame: ReplyFrame,
  parts: ServerParts,
): Promise<void> {
  const fault = parts.faults.take(spec.name);
  const befall = (what: Fault, given: Pick<FaultFrame, 'answer'> = {}): Promise<boolean> => {
    const rateLimit = frame.rateLimit ?? parts.rateLimits.peek(spec, 'server');
    return playFault(what, spec.operationId, request, response, { ...frame, rateLimit, ...given });
  };
  if (fault !== undefined && fault.done !== true && (await befall(fault))) return;
  const parameters = splitQuery(search);
  const unchecked = appSettings(parts.context.db)['disable_auth_checks'] === true;
  const caller = authenticate(request.headers, parameters.get('api_key'), parts.credentials, unchecked);
  const platform = platformOf(request.headers, caller);
  const { exceeded, ...rateLimit } = parts.rateLimits.take(spec, platform, callerId(caller));
  frame.rateLimit = rateLimit;
  if (exceeded) {
    const retryAfterS = Math.max(1, Math.ceil(rateLimit.reset - Date.now() / 1000));
    throw new ApiFailure('rateLimited', 'Too many requests', { retryAfterS });
  }
  const query = readQuery(spec.queryParams, parameters);
  const context = { ...parts.context, request: requestInfoOf(request, caller) };
  const services = {
    rateLimits: parts.rateLimits,
    issueToken: (userId: string) => issueToken(userId, parts.credentials),
  };
  const result = await withInput(spec, request, context, async (input) => {
    const asksFor = askedFault([params, [...parameters.values()], query, input.body]);
    if (asksFor && (await befall(asksFor))) return forgetUpload(input, context);
    const asked = { spec, caller, params, body: input.body };
    const { body, foresight } = await askBeforeSending(context, asked, parts.credentials);
    const call = { spec, caller, params, query, ...input, body };
    return askingTheApp(
      (answered) => dispatch(call, context, { ...services, answered, foresight }),
      parts.credentials,
    );
  });
  if (result === undefined) return;
  const status = spec.successStatus;
  const duration = (): string => durationSince(frame.startedAt);
  if (result instanceof PagedAnswer && fault?.done !== true)
    return sendPaged(request, response, status, result, frame);
  const written =
    result instanceof PagedAnswer ? await result.whole(duration) : writeAnswer(spec, result, duration());
  if (fault?.done === true && (await befall(fault, { answer: { status, written } }))) return;
  await sendWritten(request, response, status, written, frame);
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
  const frame: ReplyFrame = { startedAt: performance.now(), requestId: requestIdOf(request) };
  const [path = '', ...rest] = targetOf(request).split('?');
  const match = matchCall(request.method ?? 'GET', path);
  try {
    if (request.headers.host === undefined && request.httpVersion === '1.1')
      throw inputError('the header "host" is missing');
    if (path.startsWith('/__sandbox/')) {
      return await serveControl(request, response, path, new URLSearchParams(rest.join('?')), parts);
    }
    if (path.startsWith('/giphy/')) return servePicture(request, response, path);
    if (path.startsWith('/files/')) {
      return await serveFile(request, response, path, new URLSearchParams(rest.join('?')), parts.context);
    }
    if (!match) throw doesNotExist('Not Found');
    await answer(match, rest.join('?'), request, response, frame, parts);
  } catch (error) {
    // Closed under a call, there is nothing to read, nobody to answer, and no fault of ours in that.
    if (!parts.context.db.isOpen) return;
    // Whoever leaves in the middle of a request has not found a fault of ours.
    const hasLeft = request.destroyed && !request.complete;
    if (!(error instanceof ApiFailure) && !hasLeft) parts.onDefect(error);
    // Before a call is authenticated its budget is not touched, but every reply names one.
    const asked = match?.spec ?? noOperation;
    frame.rateLimit ??= parts.rateLimits.peek(asked, 'server');
    const { status, body } = errorBody(error, asked.operationId, frame.startedAt);
    const headers = retryAfter(error instanceof ApiFailure ? error.extras.retryAfterS : undefined);
    if (response.headersSent || response.destroyed) return;
    // Another request on this connection can only follow a body that was read whole.
    if (!letPass(request)) headers['connection'] = 'close';
    await sendJson(request, response, status, body, frame, headers);
  }
}

/** The HTTP server of the embedded Chat API, not yet listening. */
export function createHttpServer(parts: ServerParts): Server {
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response, parts).catch((error: unknown) => {
      parts.onDefect(error);
      response.destroy();
    });
  };
  // Without a host we refuse it ourselves, in the API's own way.
  const server = createServer({ requireHostHeader: false }, listener);
  server.keepAliveTimeout = IDLE_MS;
  // What a client expects beyond an answer it does not get; the answer it does.
  server.on('checkExpectation', listener);
  answerUnreadable(server, parts.rateLimits);
  return server;
}
