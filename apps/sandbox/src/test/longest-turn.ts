const PROBE_MS = 1;

const spentMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/**
 * The most processor time, in milliseconds, for which nothing else had a turn in this thread while `work` went on.
 * Unlike time by the clock it does not grow with what else the machine has to do.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = spentMs();
  const probe = setInterval(() => {
    const now = spentMs();
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
