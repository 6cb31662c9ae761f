/** How long a part of a call may take, in milliseconds. */
export interface TimeLimits {
  readonly connectMs: number;
  /** From the sent request to the first byte of the answer. */
  readonly headersMs: number;
  /** Between two pieces of the answer. */
  readonly idleMs: number;
  /** For the answer to begin, repetitions and the waits between them included. */
  readonly beginMs: number;
  /** For the whole call, that of a file apart. */
  readonly wholeMs: number;
  /** For the API to take no more of a file, and to answer once this machine has handed it all over, of which some
   *  megabytes may still be on their way. */
  readonly uploadMs: number;
  /** For a step of a change set to be taken by an API that limits the rate, all its waits together. */
  readonly limitedMs: number;
}

export const usualLimits: TimeLimits = {
  connectMs: 5_000,
  headersMs: 20_000,
  idleMs: 20_000,
  beginMs: 25_000,
  wholeMs: 120_000,
  uploadMs: 120_000,
  limitedMs: 15 * 60_000,
};
