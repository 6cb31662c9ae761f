/** `stopped`: a step did not succeed, or the server ended. `dropped`: what is left will not be done. */
export type ChangeSetState = 'running' | 'stopped' | 'done' | 'dropped';

/** `unknown`: it was sent, and nobody has heard what became of it. `limited`: the API takes no more for now, and it is sent
 *  again by itself. */
export type StepState = 'waiting' | 'sending' | 'limited' | 'done' | 'failed' | 'unknown';

/** Why a step did not succeed. */
export interface StepError {
  /** HTTP status, as a page would have got it. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Under which the log and the audit log know it. */
  readonly requestId: string;
  /** Seconds to wait, where the API says so. */
  readonly retryAfterS?: number | undefined;
  /** When a `limited` step is sent again. Epoch milliseconds. */
  readonly goesOnAt?: number | undefined;
  /** When it is given up at the latest, should the limit stay. Epoch milliseconds. */
  readonly givesUpAt?: number | undefined;
}

/** A step as the web app gets it: everything but the body. */
export interface ChangeSetStep {
  readonly index: number;
  readonly app: string;
  readonly kind: string;
  readonly name: string;
  readonly act: string;
  readonly fingerprint: string;
  readonly state: StepState;
  readonly version?: number;
  readonly error?: StepError;
}

/** Several changes that were reviewed as one, as the web app gets them. */
export interface ChangeSet {
  readonly id: string;
  readonly title: string;
  readonly reason: string | null;
  readonly by: { readonly id: string; readonly name: string };
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly state: ChangeSetState;
  readonly steps: readonly ChangeSetStep[];
}
