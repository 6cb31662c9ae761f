import { spawn } from 'node:child_process';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { nameOf } from '../apps/bff/src/serve.ts';
import { lockFolder } from './folder-lock.ts';
import { type Part, type PartOptions, partOf, startPart } from './parts/part.ts';
import { newSecret, sandboxAddress, sandboxProgram } from './parts/sandbox.ts';
import { freePort, requireFreePort } from './ports.ts';
import { root } from './root.ts';
import { runUntilStopped } from './running.ts';
import { checkSettings } from './settings.ts';

const pollMs = 50;

// All three parts, each reloading when its sources change. Browsers talk to Vite on PORT, which
// hands /api on to the BFF; so addresses and sign-in links are those of `npm start`.
await runUntilStopped(async (running) => {
  const { config, needsSandbox } = checkSettings(process.env);
  lockFolder(config.dataDir);
  await requireFreePort(config);
  // Vite serves our sources: those are for this machine, whatever the app is, unless somebody says otherwise.
  const host = config.host ?? 'localhost';
  // Of Vite nobody would learn which one it has chosen.
  const port = config.port === 0 ? await freePort() : config.port;
  const local = `http://${nameOf(host)}:${port}`;
  const origin = config.publicOrigin ?? local;
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'development' };
  const parts: Promise<unknown>[] = [];
  if (needsSandbox) {
    const [sandboxPort, apiSecret] = [await freePort(), newSecret()];
    const data = join(config.dataDir, 'sandbox.db');
    const url = `http://127.0.0.1:${sandboxPort}`;
    running.add(watched(sandboxProgram({ data, world: 'demo', env, port: sandboxPort, apiSecret })));
    // What it would say itself does not get past the process that watches its sources.
    parts.push(untilAnswered(url, running.stopSignal));
    Object.assign(env, sandboxAddress(url, apiSecret));
  }
  const bffPort = await freePort();
  const [bffUp, allUp] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  // The first lines wait for the other parts; those of a reload do not.
  const announce = (line: string): void => {
    if (line.startsWith('Ready: ')) bffUp.resolve();
    const text = line.replace(`http://127.0.0.1:${bffPort}`, origin);
    void allUp.promise.then(() => process.stdout.write(`${text}\n`));
  };
  const bff: PartOptions = {
    name: 'bff',
    entry: 'apps/bff/src/main.ts',
    env: {
      ...env,
      // Only the server of the web app talks to it.
      BACKCHANNEL_HOST: '127.0.0.1',
      PORT: String(bffPort),
      // Where that listens on all addresses, any of them will do.
      ...(isAny(host) ? {} : { BACKCHANNEL_BASE_URL: origin }),
    },
  };
  running.add(watched(bff, announce));
  running.add(vite({ host, port, env: { ...env, BACKCHANNEL_BFF: `http://127.0.0.1:${bffPort}` } }));
  parts.push(bffUp.promise.then(() => untilAnswered(`${local}/healthz`, running.stopSignal)));
  await Promise.race([Promise.all(parts), running.crash]);
  allUp.resolve();
});

function isAny(host: string): boolean {
  return isIP(host) !== 0 && nameOf(host) === 'localhost';
}

/** Starts a part that begins anew when its sources change. `announce` gets what the product announces, which stays alone on
 *  its line; all else is told apart by the part's name. */
function watched({ nodeArgs = [], ...program }: PartOptions, announce?: (line: string) => void): Part {
  const show = prefixed(program.name);
  return startPart({
    ...program,
    nodeArgs: ['--watch', '--watch-preserve-output', ...nodeArgs],
    onLine: (line) => (announce && /^(Ready|Sign in): /.test(line) ? announce(line) : show(line)),
    onErrorLine: show,
  });
}

function vite({ host, port, env }: { host: string; port: number; env: NodeJS.ProcessEnv }): Part {
  const bin = join(root, 'apps/web/node_modules/vite/bin/vite.js');
  const child = spawn(
    process.execPath,
    [bin, '--host', host, '--port', String(port), '--strictPort', '--clearScreen', 'false'],
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

/** Resolves when something answers at an address, whatever that is. */
async function untilAnswered(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch(url, { signal });
      await answer.body?.cancel();
      return;
    } catch {
      signal.throwIfAborted(); // Else nobody listens there yet.
    }
    await sleep(pollMs, undefined, { signal });
  }
}

function prefixed(name: string): (line: string) => void {
  return (line) => void process.stdout.write(`${name.padEnd(7)} │ ${line}\n`);
}
