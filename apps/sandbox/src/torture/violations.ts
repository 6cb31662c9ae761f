import { isObject } from '../values.ts';

/** What came of a request: an answer, or none. */
export interface Outcome {
  /** Undefined when the connection was closed without an answer, or none came in time. */
  status: number | undefined;
  text: string;
  ms: number;
}

/** Longer than that is a hang. */
export const LONGEST_MS = 2000;

function isErrorBody(text: string, status: number): boolean {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return false;
  }
  return (
    isObject(body) &&
    typeof body['code'] === 'number' &&
    typeof body['message'] === 'string' &&
    typeof body['duration'] === 'string' &&
    Array.isArray(body['details']) &&
    body['StatusCode'] === status
  );
}

/** What is wrong with the answer to a malformed request; undefined when nothing is. */
export function violationOf({ status, text, ms }: Outcome, mustRefuse: boolean): string | undefined {
  if (status === undefined) return ms >= LONGEST_MS ? 'no answer in time' : 'no answer';
  if (status >= 500) return `a ${status}`;
  if (ms >= LONGEST_MS) return 'an answer that came too late';
  if (status < 300) return mustRefuse ? 'taken' : undefined;
  return isErrorBody(text, status) ? undefined : `a ${status} without the error body of the API`;
}
