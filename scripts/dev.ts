import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lockFolder } from './folder-lock.ts';
import { type Part, partOf, startPart } from './parts/part.ts';
import { freePort, requireFreePort } from './ports.ts';
import { root } from './root.ts';
import { runUntilStopped } from './running.ts';
import { checkSettings } from './settings.ts';

// All three parts, each reloading when its sources change. Browsers talk to Vite on PORT, which
// hands /api on to the BFF; so addresses and sign-in links are those of `npm start`.
await runUntilStopped(async (running) => {
  const { config, needsSandbox } = checkSettings(process.env);
  lockFolder(config.dataDir);
  await requireFreePort(config);
  const origin = config.publicOrigin ?? `http://localhost:${config.port}`;
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'development' };
  if (needsSandbox) {
    const sandbox = { port: await freePort(), key: 'sandbox', secret: randomBytes(32).toString('hex') };
    running.add(
      watched('sandbox', 'scripts/parts/sandbox-process.ts', {
        ...env,
        SANDBOX_PORT: String(sandbox.port),
        SANDBOX_DATA: join(config.dataDir, 'sandbox.db'),
        SANDBOX_KEY: sandbox.key,
        SANDBOX_SECRET: sandbox.secret,
      }),
    );
    env['BACKCHANNEL_SANDBOX_URL'] = `http://127.0.0.1:${sandbox.port}`;
    env['BACKCHANNEL_SANDBOX_KEY'] = sandbox.key;
    env['BACKCHANNEL_SANDBOX_SECRET'] = sandbox.secret;
  }
  const bffPort = await freePort();
  running.add(
    watched('bff', 'apps/bff/src/main.ts', {
      ...env,
      // Only the server of the web app talks to it.
      BACKCHANNEL_HOST: '127.0.0.1',
      PORT: String(bffPort),
      BACKCHANNEL_BASE_URL: origin,
    }),
  );
  running.add(vite(config.port, { ...env, BACKCHANNEL_BFF: `http://127.0.0.1:${bffPort}` }));
});

function watched(name: string, entry: string, env: NodeJS.ProcessEnv): Part {
  const show = prefixed(name);
  return startPart({
    name,
    entry,
    nodeArgs: ['--watch', '--watch-preserve-output'],
    env,
    onLine: show,
    onErrorLine: show,
  });
}

function vite(port: number, env: NodeJS.ProcessEnv): Part {
  const bin = join(root, 'apps/web/node_modules/vite/bin/vite.js');
  const child = spawn(
    process.execPath,
    [bin, '--port', String(port), '--strictPort', '--clearScreen', 'false'],
    {
      cwd: join(root, 'apps/web'),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', prefixed('web'));
  }
  return partOf('web', child);
}

/** Lines of one part, told apart by its name; what the product announces stays alone on its line. */
function prefixed(name: string): (line: string) => void {
  return (line) => {
    const announced = name === 'bff' && /^(Ready|Sign in): /.test(line);
    process.stdout.write(announced ? `${line}\n` : `${name.padEnd(7)} │ ${line}\n`);
  };
}
