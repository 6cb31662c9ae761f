import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { startBff } from './parts/bff.ts';
import { startSandbox } from './parts/sandbox.ts';
import { requireFreePort } from './ports.ts';
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
  const [sandbox] = await Promise.all([
    needsSandbox
      ? startSandbox({
          data: sandboxFile,
          world: 'demo',
          env: process.env,
          register: running.add,
        })
      : undefined,
    buildWeb({ signal: running.stopSignal }),
  ]);
  if (running.stopSignal.aborted) return;
  say('Starting…');
  await startBff({
    env: { ...process.env, NODE_ENV: 'production', ...sandbox?.env },
    onLine: (line) => process.stdout.write(`${line}\n`),
    register: running.add,
  });
});
