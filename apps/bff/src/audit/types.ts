import type { Operator } from '../auth/operator.ts';

/** The append-only record of changes. */
export interface Audit {
  readonly operatorOf?: (operator: Operator) => string;
}
