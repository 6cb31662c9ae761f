import { brokenOff, readAnswer } from './answer.ts';
import { NetworkError, TimeoutError } from './errors.ts';
import type { AnswerOf, Operation, RequestOf } from './operation.ts';
import { encodeQuery } from './query.ts';

/** A request as it goes out: `path` holds the encoded path parameters and the query. */
export interface OutgoingRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | FormData;
  signal?: AbortSignal;
}

/** Whatever carries requests: `fetch` to the BFF in the browser, a signed call in the BFF and in tests. */
export type Send = (request: OutgoingRequest) => Promise<Response>;

export interface CallOptions {
  /** Aborts the call; the abort reason is thrown as it is. */
  signal?: AbortSignal;
  /** Gives up with a {@link TimeoutError}. Default: 30,000. */
  timeoutMs?: number;
  /** More headers, for the server in between: which version a change is based on, and why it is made. */
  headers?: Record<string, string>;
}

/**
 * Call one operation of the contract.
 * @throws ChatApiError, BackchannelError, ContractError, NetworkError, TimeoutError, or the signal's reason.
 */
export type Client = <O extends Operation>(
  operation: O,
  request: RequestOf<O>,
  options?: CallOptions,
) => Promise<AnswerOf<O>>;

interface Parts {
  params?: Record<string, string>;
  query?: object;
  body?: object;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/** Put the path parameters, percent-encoded, into a path template. */
export const fillPath = (template: string, params: Record<string, string> = {}): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new TypeError(`path parameter ${name} is missing`);
    return encodeURIComponent(value);
  });

/** Throws for an address with a path parameter that whatever reads it would take for a step, encoded or not: what is
 *  left could be another operation. */
function refuseSteps(address: string): void {
  const [path = ''] = address.split('?', 1);
  if (/\/\.{1,2}(?:\/|$)/.test(path)) throw new TypeError('a path parameter cannot be "." or ".."');
}

function toFormData(body: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof Blob) form.set(name, value);
    else if (value !== undefined) form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}

/** The outgoing request of an operation, without signature: what a client sends and what “copy as curl” shows. */
export function buildRequest<O extends Operation>(operation: O, request: RequestOf<O>): OutgoingRequest {
  // RequestOf has been checked at the call; here the parts are only passed on.
  const { params, query, body } = request as Parts;
  const path = fillPath(operation.path, params) + encodeQuery(query ?? {});
  const { method } = operation;
  if (operation.multipart) return { method, path, headers: {}, body: toFormData(body ?? {}) };
  if (method === 'GET' || method === 'DELETE') return { method, path, headers: {} };
  return { method, path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) };
}

/** One typed call per operation over the given transport. */
export function createClient(send: Send): Client {
  return async (operation, request, { signal, timeoutMs = DEFAULT_TIMEOUT_MS, headers = {} } = {}) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const combined = signal ? AbortSignal.any([signal, timeout]) : timeout;
    const failWith =
      (errorFrom: (cause: unknown) => Error) =>
      (cause: unknown): never => {
        if (signal?.aborted) throw signal.reason;
        if (timeout.aborted) throw new TimeoutError(operation.name, timeoutMs);
        throw errorFrom(cause);
      };
    const outgoing = buildRequest(operation, request);
    refuseSteps(outgoing.path);
    const response = await send({
      ...outgoing,
      headers: { ...outgoing.headers, ...headers },
      signal: combined,
    }).catch(failWith((cause) => new NetworkError(operation.name, cause)));
    const text = await response.text().catch(failWith((cause) => brokenOff(operation.name, response, cause)));
    const answer = readAnswer(operation.name, response, text);
    // Answers are read leniently: a success is taken at the contract's word, and tests hold the servers to it.
    return answer as AnswerOf<typeof operation>;
  };
}
