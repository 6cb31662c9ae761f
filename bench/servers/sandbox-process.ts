// The sandbox with limits so high that only its speed is measured. The data file is the argument. Any message is
// answered with the longest time that nothing else could happen since the last one, by the clock and by the processor.
import { createSandbox } from '@backchannel/sandbox';

const PROBE_MS = 5;

const sandbox = await createSandbox({
  data: process.argv[2] ?? ':memory:',
  world: 'demo',
  rateLimitScale: 1e6,
});
const spentMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
let last = { at: performance.now(), spent: spentMs() };
let longest = { blockedMs: 0, turnMs: 0 };
setInterval(() => {
  const now = { at: performance.now(), spent: spentMs() };
  longest = {
    blockedMs: Math.max(longest.blockedMs, now.at - last.at - PROBE_MS),
    turnMs: Math.max(longest.turnMs, now.spent - last.spent),
  };
  last = now;
}, PROBE_MS).unref();
process.on('message', () => {
  process.send?.(longest);
  longest = { blockedMs: 0, turnMs: 0 };
});
process.once('SIGTERM', () => void sandbox.close().then(() => process.exit(0)));
process.send?.({ url: sandbox.url, apiKey: sandbox.apiKey, apiSecret: sandbox.apiSecret });
