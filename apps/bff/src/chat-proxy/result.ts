import type { Result } from '../audit/types.ts';
import { HttpError } from '../http/errors.ts';
import { UpstreamFailure } from '../upstream/failure.ts';
import type { Answer } from '../upstream/send.ts';

/** What an answer of the Chat API says became of an act. */
export function resultOf(answer: Answer): Result {
  const facts = { status: answer.status, upstreamRequestId: answer.requestId };
  if (answer.status < 400) return { outcome: 'succeeded', ...facts };
  // A time-out of theirs tells as little as one of ours, and so does a fault: it may have come after the change.
  const outcome = answer.status === 408 || answer.status >= 500 ? 'unknown' : 'failed';
  const { code, message }: { code: number; message: string } = JSON.parse(answer.text);
  return { outcome, ...facts, error: { code, message } };
}

/** What is known of an act that got no answer; `isCertain` that it was not done. */
export function failureOf(error: unknown, isCertain: boolean): Result {
  const outcome = isCertain ? 'failed' : 'unknown';
  if (!(error instanceof HttpError)) {
    return { outcome, error: { code: 'internal_error', message: 'This server failed.' } };
  }
  return {
    outcome,
    status: error.status,
    upstreamRequestId: error instanceof UpstreamFailure ? error.upstreamRequestId : undefined,
    error: { code: error.code, message: error.message },
  };
}
