import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lockFolder } from './folder-lock.ts';
import { type Part, type PartOptions, partOf, startPart } from './parts/part.ts';
import { newSecret, sandboxAddress, sandboxProgram } from './parts/sandbox.ts';
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
    const [port, apiSecret] = [await freePort(), newSecret()];
    const data = join(config.dataDir, 'sandbox.db');
    running.add(watched(sandboxProgram({ data, world: 'demo', env, port, apiSecret })));
    Object.assign(env, sandboxAddress(`http://127.0.0.1:${port}`, apiSecret));
  }
  const bffPort = await freePort();
  running.add(
    watched({
      name: 'bff',
      entry: 'apps/bff/src/main.ts',
      env: {
        ...env,
        // Only the server of the web app talks to it.
        BACKCHANNEL_HOST: '127.0.0.1',
        PORT: String(bffPort),
        BACKCHANNEL_BASE_URL: origin,
      },
    }),
  );
  running.add(vite(config.port, { ...env, BACKCHANNEL_BFF: `http://127.0.0.1:${bffPort}` }));
});

function watched({ nodeArgs = [], ...program }: PartOptions): Part {
  const show = prefixed(program.name);
  return startPart({
    ...program,
    nodeArgs: ['--watch', '--watch-preserve-output', ...nodeArgs],
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
