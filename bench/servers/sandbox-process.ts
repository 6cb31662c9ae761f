// The sandbox with limits so high that only its speed is measured. The data file is the argument. Any message is
// answered with the longest time that nothing else could happen since the last one.
import { createSandbox } from '@backchannel/sandbox';

const PROBE_MS = 5;

const sandbox = await createSandbox({
  data: process.argv[2] ?? ':memory:',
  world: 'demo',
  rateLimitScale: 1e6,
});
let last = performance.now();
let longest = 0;
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last - PROBE_MS);
  last = now;
}, PROBE_MS).unref();
process.on('message', () => {
  process.send?.({ blockedMs: longest });
  longest = 0;
});
process.once('SIGTERM', () => void sandbox.close().then(() => process.exit(0)));
process.send?.({ url: sandbox.url, apiKey: sandbox.apiKey, apiSecret: sandbox.apiSecret });
