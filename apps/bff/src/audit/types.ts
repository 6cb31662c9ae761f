import type { Effect } from '@backchannel/chat-api';
import type { Operator } from '../auth/operator.ts';

export const outcomes = ['succeeded', 'failed', 'refused', 'unknown'] as const;
/** `refused`: by us, nothing was sent. `unknown`: it may have been done or not. */
export type Outcome = (typeof outcomes)[number];

/** Who did it, as the record keeps it: by value, so that it outlives the operator. */
export type Actor = Pick<Operator, 'id' | 'name' | 'role'>;

/** Where an act came from. */
export interface Origin {
  readonly requestId: string;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
}

/** Something that an operator does or tries to do. */
export interface Act {
  /** Made when it is absent. */
  readonly id?: string | undefined;
  /** undefined for somebody who is not signed in. */
  readonly operator: Actor | undefined;
  /** undefined for what concerns no app. */
  readonly app?: string | undefined;
  /** Name of the Chat API's operation, or of an act in the dashboard itself (`sign_in`). */
  readonly operation: string;
  readonly effect: Effect;
  /** `messaging:general`, `user:ann`; empty when it concerns nothing in particular. */
  readonly target?: string | undefined;
  /** `{params, query, body}`; secrets in it are taken out before it is kept. */
  readonly request?: Readonly<Record<string, unknown>> | undefined;
  readonly origin: Origin;
}

/** What became of an act. */
export interface Result {
  readonly outcome: Outcome;
  /** HTTP status of the answer that the operator got. */
  readonly status?: number | undefined;
  readonly upstreamRequestId?: string | undefined;
  readonly durationMs?: number | undefined;
  readonly error?: { readonly code: string | number; readonly message: string } | undefined;
  /** The cid of the channel that it was done in, where the answer says more than the request. */
  readonly channel?: string | undefined;
}

/** An act that has been written down and is being done. */
export interface PendingAct {
  readonly id: string;
  finish(result: Result): Promise<void>;
}

/** The append-only record of changes. */
export interface Audit {
  /** Writes an act down together with what became of it. */
  record(act: Act, result: Result): Promise<void>;
  /** Writes an act down before it is done. Until it is finished, its outcome is unknown, and stays
   *  so when this process ends in between. */
  begin(act: Act): Promise<PendingAct>;
  /** Resolves when no act is pending. */
  whenIdle(): Promise<void>;
}
