import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Operator } from '../auth/operator.ts';
import type { StreamedRead } from '../upstream/streamed-read.ts';

/** A request that is being answered, with what turns out about it on the way. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** Of `performance.now()`. */
  readonly startedAt: number;
  readonly appId: string;
  /** The Chat API's path, encoded, with query. */
  readonly target: string;
  /** For the log. */
  isRead: boolean;
  operator: Operator | undefined;
  read: StreamedRead | undefined;
}
