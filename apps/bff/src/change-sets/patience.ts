import type { TimeLimits } from '../upstream/limits.ts';
import type { StepResult } from './make-step.ts';
import type { StepError } from './types.ts';

/** Where the API does not say how long, each wait is a few seconds, and a window lasts a minute. */
const mostWaits = 12;

/** How long the API's limit has held up a step. */
interface HeldUp {
  /** When it first did. Epoch milliseconds. */
  readonly since: number;
  /** How often it was waited for, the wait to come included. */
  readonly waits: number;
}

export interface Patience extends HeldUp {
  /** Until the step is sent again; undefined when it is given up. */
  readonly waitMs: number | undefined;
  /** What is said meanwhile, or of the giving up. */
  readonly error: StepError;
}

/**
 * What comes of a step that the API's limit has held up: it waits as long as the API says, until it has waited so often or would
 * wait so long that nobody counts on it any more. Undefined for any other result. `before` is what was so far.
 */
export function patienceAfter(
  { error }: StepResult,
  before: HeldUp | undefined,
  now: number,
  limits: Pick<TimeLimits, 'limitedMs'> | undefined,
): Patience | undefined {
  if (error?.status !== 429 || error.retryAfterS === undefined || !limits) return undefined;
  const since = before?.since ?? now;
  const waits = before?.waits ?? 0;
  const goesOnAt = now + error.retryAfterS * 1000;
  const givesUpAt = since + limits.limitedMs;
  if (waits < mostWaits && goesOnAt <= givesUpAt)
    return {
      since,
      waits: waits + 1,
      waitMs: goesOnAt - now,
      error: { ...error, goesOnAt, givesUpAt },
    };
  const tried =
    waits === 0
      ? `That is longer than the ${time(limits.limitedMs)} that are waited here`
      : `It was tried ${waits + 1} times in ${time(now - since)}`;
  const message = `${error.message} ${tried}, and it is not tried again by itself.`;
  return { since, waits, waitMs: undefined, error: { ...error, message } };
}

/** What a step's line in the ledger tells of the waiting of a process that has ended: since when, but not how often. */
export function heldUpBefore(
  { state, error }: { state: string; error: string | null },
  limits: Pick<TimeLimits, 'limitedMs'> | undefined,
): HeldUp | undefined {
  if (state !== 'limited' || error === null || !limits) return undefined;
  const { givesUpAt } = JSON.parse(error) as StepError; // As `setStep` has written it.
  return givesUpAt === undefined ? undefined : { since: givesUpAt - limits.limitedMs, waits: 0 };
}

const time = (ms: number): string =>
  ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} minutes`;
