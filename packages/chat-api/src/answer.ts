import { ContractError, errorFromBody } from './errors.ts';
import { readRateLimit, readRetryAfter } from './rate-limit.ts';

const factsOf = (operation: string, { status, headers }: Response) => ({
  operation,
  status,
  requestId: headers.get('x-request-id') ?? undefined,
  rateLimit: readRateLimit(headers),
  retryAfterS: readRetryAfter(headers, Date.now()),
});

/** The error of an answer that began and did not come to its end. */
export const brokenOff = (operation: string, response: Response, cause: unknown): ContractError =>
  new ContractError('the answer broke off', factsOf(operation, response), cause);

/** Turn a response into the answer or into the error that it says. @throws ChatApiError, BackchannelError, ContractError. */
export function readAnswer(operation: string, response: Response, text: string): unknown {
  const facts = factsOf(operation, response);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new ContractError('the answer is not JSON', facts, cause);
  }
  if (response.ok) return body;
  throw (
    errorFromBody(body, facts) ?? new ContractError(`status ${response.status} without an error body`, facts)
  );
}
