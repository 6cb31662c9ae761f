import type { IncomingMessage } from 'node:http';
import type { Operator } from './operator.ts';

export interface Auth {
  /** Who sends this request; undefined without a valid session. Answers may be a few seconds
   *  old, which is good enough for reads; `fresh` asks the database, which everything that
   *  changes or destroys must do. */
  getOperator(request: IncomingMessage, options?: { fresh?: boolean }): Promise<Operator | undefined>;
}
