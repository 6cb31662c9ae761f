import { processorTime } from '../processor-time.ts';

const PROBE_MS = 1;

/**
 * The most processor time, in milliseconds, for which nothing else had a turn in this thread while `work` went on.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = processorTime();
  const probe = setInterval(() => {
    const now = processorTime();
    longest = Math.max(longest, now - last);
    last = now;
  }, PROBE_MS);
  try {
    await work();
  } finally {
    clearInterval(probe);
  }
  return longest;
}
