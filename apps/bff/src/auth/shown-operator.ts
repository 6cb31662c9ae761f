import type { IncomingMessage } from 'node:http';
import { Conflict } from '../http/errors.ts';
import type { Operator } from './operator.ts';

/**
 * Refuses a change that comes from a page which shows another operator than the one who is signed in: somebody has signed
 * in elsewhere in the same browser since. Pages name whom they show in `x-operator`; other callers need not.
 * Throws `Conflict` with `other_operator`.
 */
export function requireShownOperator({ headers }: IncomingMessage, { id, name }: Operator): void {
  const shown = headers['x-operator'];
  if (shown === undefined || shown === id) return;
  throw new Conflict(
    'other_operator',
    `${name} is signed in here by now, and the page still shows somebody else. Nothing was done. Load the page again.`,
  );
}
