import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { startBff } from './parts/bff.ts';
import { newSecret, sandboxAddress, startSandbox } from './parts/sandbox.ts';
import { freePort, requireFreePort } from './ports.ts';
import { runUntilStopped } from './running.ts';
import { say } from './say.ts';
import { checkSettings } from './settings.ts';
import { buildWeb } from './web-build.ts';

// Builds and starts the product and keeps it running until it is told to stop. What can be
// wrong is looked at before the slow work begins.
await runUntilStopped(async (running) => {
  const { config, needsSandbox } = checkSettings(process.env);
  lockFolder(config.dataDir);
  await requireFreePort(config);
  const sandboxFile = join(config.dataDir, 'sandbox.db');
  if (needsSandbox && !existsSync(sandboxFile)) say('Making the demo world…');
  // Where the sandbox will be is settled before it is there, so that the BFF need not wait for it to begin.
  const [port, apiSecret] = [await freePort(), newSecret()];
  const env = { ...process.env, NODE_ENV: 'production' };
  const up = Promise.withResolvers<void>();
  await Promise.all([
    needsSandbox &&
      startSandbox({
        data: sandboxFile,
        world: 'demo',
        env: process.env,
        register: running.add,
        port,
        apiSecret,
      }),
    buildWeb({ signal: running.stopSignal }).then(async () => {
      if (running.stopSignal.aborted) return;
      say('Starting…');
      await startBff({
        env: { ...env, ...(needsSandbox && sandboxAddress(`http://127.0.0.1:${port}`, apiSecret)) },
        // Whoever reads that it is ready comes at once, so the sandbox has to be, too.
        onLine: (line) => void up.promise.then(() => process.stdout.write(`${line}\n`)),
        register: running.add,
      });
    }),
  ]);
  up.resolve();
});
