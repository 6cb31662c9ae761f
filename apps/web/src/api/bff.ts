import { brokenOff, NetworkError, readAnswer } from '@backchannel/chat-api';
import { queryOptions } from '@tanstack/react-query';

/** Query parameters of our own routes; absent and empty values are left out. */
export type Search = Record<string, string | number | undefined>;

/** Goes with every call: `x-operator`, whom the page shows. The server refuses changes when somebody else is signed in. */
export const asShown: Record<string, string> = {};

interface BffRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  search?: Search;
  body?: object;
  signal?: AbortSignal;
}

/** Call one of our server's own routes. Throws BackchannelError, NetworkError, ContractError, or the signal's reason. */
export async function bff<Answer>(path: string, { method = 'GET', search, body, signal }: BffRequest = {}) {
  const request = fetch(withSearch(path, search), {
    method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', ...asShown },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  });
  return readBff<Answer>(path, request);
}

/** Read the answer of a request that is already under way. An empty answer (204) reads as `null`. */
export async function readBff<Answer>(path: string, request: Promise<Response>): Promise<Answer> {
  const failWith =
    (errorFrom: (cause: unknown) => Error) =>
    (cause: unknown): never => {
      if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
      throw errorFrom(cause);
    };
  const response = await request.catch(failWith((cause) => new NetworkError(path, cause)));
  const text = await response.text().catch(failWith((cause) => brokenOff(path, response, cause)));
  const answer = readAnswer(path, response, text === '' && response.ok ? 'null' : text);
  // Our own server answers as its routes say; tests hold it to that.
  return answer as Answer;
}

/** Query options for a read of one of our server's own routes; the key is `[path, search]`. */
export function bffQuery<Answer>(path: string, search: Search = {}) {
  return queryOptions({
    queryKey: [path, search] as const,
    queryFn: ({ signal }) => bff<Answer>(path, { search, signal }),
  });
}

/** A path of ours with its query. */
export function withSearch(path: string, search: Search = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
