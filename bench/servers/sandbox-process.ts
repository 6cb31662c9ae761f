// The sandbox with limits so high that only its speed is measured. The data file is the argument.
import { createSandbox } from '@backchannel/sandbox';

const sandbox = await createSandbox({
  data: process.argv[2] ?? ':memory:',
  world: 'demo',
  rateLimitScale: 1e6,
});
process.once('SIGTERM', () => void sandbox.close().then(() => process.exit(0)));
process.send?.({ url: sandbox.url, apiKey: sandbox.apiKey, apiSecret: sandbox.apiSecret });
