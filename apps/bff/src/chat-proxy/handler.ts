import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import { answerError } from '../http/error-handler.ts';
import type { Changed, Terms } from '../history/change.ts';
import { termsOf } from '../history/terms.ts';
import { HttpError } from '../http/errors.ts';
import { logAnswer } from '../http/log.ts';
import { requestIdOf } from '../http/request-id.ts';
import { UploadGate } from '../uploads/gate.ts';
import { addStateHeaders, jsonType } from '../upstream/pass-back.ts';
import type { Answer } from '../upstream/send.ts';
import { StreamedRead } from '../upstream/streamed-read.ts';
import { admit, type AdmittedCall, originOf, toOutgoing } from './authorise.ts';
import type { Exchange } from './exchange.ts';
import { Identities, identityOf } from './identities.ts';
import { hidingFor, readHiding, withoutToken } from './read-hiding.ts';
import { Turnstile } from './turnstile.ts';
import { withUpload } from './upload.ts';
import { type Change, makeChange } from './write.ts';

const prefix = '/api/apps/';
const infix = '/chat/';

/** Answers a request when its address is one of the Chat API's; false when it is not. */
export type ChatProxyHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Passes calls of `/api/apps/{app}/chat/…` on to the Chat API: matched, authorised, checked, signed.
 * Reads stream through; changes are written down in the audit log.
 *
 * It works on Node's own requests and is to be asked before Express, which alone would cost as much
 * as everything here. `headers` are those that every answer of ours carries, name after value.
 */
export function createChatProxyHandler(context: Context, headers: readonly string[]): ChatProxyHandler {
  const identities = new Identities(context);
  const turnstile = new Turnstile();
  const gate = new UploadGate(context.uploads.limits);
  const fixedHeaders = [...headers, 'cache-control', 'no-store'];

  return (request, response) => {
    const exchange = exchangeOf(request, response);
    if (!exchange) return false;
    response.once('close', () => {
      if (!response.writableFinished) exchange.read?.abandon();
      logAnswer(context.log, request, response, {
        startedAt: exchange.startedAt,
        url: request.url ?? '',
        isRead: exchange.isRead,
        operatorId: exchange.operator?.id,
      });
    });
    serve(context, { identities, turnstile, gate, fixedHeaders }, exchange).catch((error: unknown) =>
      refuse(context, fixedHeaders, exchange, error),
    );
    return true;
  };
}

function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange | undefined {
  const url = request.url ?? '';
  if (!url.startsWith(prefix)) return undefined;
  const appEnd = url.indexOf('/', prefix.length);
  if (appEnd === -1 || !url.startsWith(infix, appEnd)) return undefined;
  return {
    request,
    response,
    requestId: requestIdOf(request),
    startedAt: performance.now(),
    appId: url.slice(prefix.length, appEnd),
    target: url.slice(appEnd + infix.length - 1),
    isRead: request.method === 'GET',
    operator: undefined,
    read: undefined,
  };
}

interface Means {
  identities: Identities;
  turnstile: Turnstile;
  gate: UploadGate;
  fixedHeaders: readonly string[];
}

async function serve(
  context: Context,
  { identities, turnstile, gate, fixedHeaders }: Means,
  exchange: Exchange,
): Promise<void> {
  const { request, response, requestId } = exchange;
  const call = await admit(context, exchange);
  const { connection, operator } = call;
  // Whoever left while being let in has no call that could end.
  if (response.closed) return;
  response.once('close', turnstile.enter(operator.id));
  const headers = [...fixedHeaders, 'x-request-id', requestId];
  if (call.operation.isMultipart) {
    const terms = termsOf(request.headers);
    // Only once nothing is left of it, so that whoever gets the answer may begin the next.
    const changed = await withUpload(context, gate, { exchange, call }, (change) =>
      makeIt(context, identities, terms, change),
    );
    answerChange(response, headers, call, changed);
    return;
  }
  const outgoing = toOutgoing(exchange, call, identityOf(operator));
  if (exchange.isRead) {
    const acceptEncoding = request.headers['accept-encoding'];
    const isAdmin = operator.role === 'admin';
    const hide = hidingFor(call.operation, operator);
    if (hide) {
      const read = { ...outgoing, requestId, isAdmin };
      answerWhole(response, headers, await readHiding(connection, read, hide));
      return;
    }
    const read = { ...outgoing, headers, requestId, acceptEncoding, isAdmin };
    exchange.read = new StreamedRead(connection, read, response, (failure) =>
      refuse(context, fixedHeaders, exchange, failure),
    );
    exchange.read.start();
    return;
  }
  const change = { ...outgoing, ...call, origin: originOf(context, exchange) };
  const terms = termsOf(request.headers);
  answerChange(response, headers, call, await makeIt(context, identities, terms, change));
}

const makeIt = (
  context: Context,
  identities: Identities,
  terms: Terms,
  { connection, ...change }: Change & Pick<AdmittedCall, 'connection'>,
): Promise<Changed> =>
  context.history.change(connection, change, terms, (auditId) =>
    makeChange(context, connection, identities, { ...change, auditId }),
  );

function answerChange(
  response: ServerResponse,
  headers: string[],
  { operation }: AdmittedCall,
  { answer, version }: Changed,
): void {
  if (version !== undefined) headers.push('x-version', String(version));
  answerWhole(response, headers, withoutToken(operation, answer));
}

function answerWhole(response: ServerResponse, headers: string[], answer: Answer): void {
  headers.push('content-type', jsonType);
  addStateHeaders(headers, answer.headers);
  response.writeHead(answer.status, headers);
  response.end(answer.text);
}

function refuse({ log }: Context, headers: readonly string[], exchange: Exchange, error: unknown): void {
  const { request, response, requestId } = exchange;
  if (!response.headersSent) {
    for (let index = 0; index + 1 < headers.length; index += 2) {
      response.setHeader(headers[index] ?? '', headers[index + 1] ?? '');
    }
    response.setHeader('x-request-id', requestId);
    // What is left of a body that is too large is not waited for; with a file, it passes for a while, so that the
    // browser comes to read this.
    if (error instanceof HttpError && error.code === 'too_large') response.setHeader('connection', 'close');
  }
  answerError(log, error, request, response);
}
