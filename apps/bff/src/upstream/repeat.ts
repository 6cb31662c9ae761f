import type { UpstreamFailure } from './failure.ts';

/** Changes that the reference says are the same done twice as once. */
export const idempotentChanges: ReadonlySet<string> = new Set([
  'get_or_create_channel',
  'hide_channel',
  'mark_channels_read',
  'mark_read',
  'mute',
  'mute_channel',
  'set_retention_policy',
  'show_channel',
  'update_users',
]);

const maxRepetitions = 2;
const firstPauseMs = 150;
/** Somebody is waiting: a longer wait is theirs to know about, with a countdown. */
const longestPauseMs = 3_000;

const passing = new Set([500, 502, 503, 504]);

/**
 * When a harmless call is sent once more, in milliseconds from now; undefined when it is not.
 * `failed` is the status of the API's own error, or the failure. Pauses are random, so that many
 * who failed together do not come back together; `Retry-After` is honoured.
 */
export function pauseBefore(
  repetition: number,
  failed: number | UpstreamFailure,
  leftMs: number,
): number | undefined {
  if (repetition > maxRepetitions || !mayPass(failed)) return undefined;
  const atLeastMs = typeof failed === 'number' ? 0 : (failed.hintS ?? 0) * 1000;
  const pauseMs = atLeastMs + firstPauseMs * 2 ** (repetition - 1) * (0.5 + Math.random());
  return pauseMs > longestPauseMs || pauseMs >= leftMs ? undefined : pauseMs;
}

function mayPass(failed: number | UpstreamFailure): boolean {
  if (typeof failed === 'number') return passing.has(failed);
  // Whoever did not answer in all that time will not do so now.
  if (failed.code === 'upstream_timeout') return false;
  const { upstreamStatus, hintS } = failed;
  // Without a hint, a window that is used up stays so for up to a minute.
  if (upstreamStatus === 429) return hintS !== undefined;
  return upstreamStatus === undefined || passing.has(upstreamStatus);
}
