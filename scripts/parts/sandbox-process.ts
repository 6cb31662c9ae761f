// The sandbox as a part of the product: options come by environment, so that the secret is in
// no list of processes, and the address goes back over the channel to whoever started it.
import { DEFAULT_KEY, DEFAULT_SECRET } from '../../apps/sandbox/src/default-credentials.ts';
import { createSandbox } from '../../apps/sandbox/src/index.ts';

const { env } = process;
try {
  const sandbox = await createSandbox({
    port: Number(env['SANDBOX_PORT'] ?? 0),
    data: env['SANDBOX_DATA'] ?? ':memory:',
    world: env['SANDBOX_WORLD'] === 'empty' ? 'empty' : 'demo',
    apiKey: env['SANDBOX_KEY'] ?? DEFAULT_KEY,
    apiSecret: env['SANDBOX_SECRET'] ?? DEFAULT_SECRET,
    onDefect: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
  process.send?.({ url: sandbox.url });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The sandbox cannot start: ${reason.replaceAll(/\s+/g, ' ')}\n`);
  process.exit(1);
}
