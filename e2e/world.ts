import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBff } from '../scripts/parts/bff.ts';
import { startSandbox } from '../scripts/parts/sandbox.ts';
import { cleanEnvironment } from '../scripts/clean-environment.ts';
import { demoDataVariable } from './demo-data.ts';

/** One running product of its own: real sandbox, real BFF with the built web app. */
export interface World {
  /** Where the browser finds the product. */
  readonly url: string;
  /** The one-time link for the first admin. */
  readonly firstAdminUrl: string | undefined;
  /** For direct signed calls and for faults. The secret is random, and so a canary: see `close`. */
  readonly sandbox: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
  /** Everything that the BFF has printed so far. */
  readonly log: readonly string[];
  /** Stops both and removes their data. Rejects when the API secret turned up in the BFF's output
   *  or in its database. */
  close(): Promise<void>;
}

/** Starts a product on free ports with a copy of the demo world, as `npm start` does. */
export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-e2e-world-'));
  const bffData = join(folder, 'bff');
  mkdirSync(bffData);
  const env = cleanEnvironment();
  const sandboxData = join(folder, 'sandbox.db');
  copyFileSync(process.env[demoDataVariable] ?? '', sandboxData);
  const sandbox = await startSandbox({ data: sandboxData, world: 'demo', env });
  const log: string[] = [];
  const keep = (line: string): void => void log.push(line);
  try {
    const bff = await startBff({
      env: {
        ...env,
        ...sandbox.env,
        NODE_ENV: 'production',
        PORT: '0',
        BACKCHANNEL_DATA: bffData,
        BACKCHANNEL_LOG_LEVEL: 'debug',
      },
      onLine: keep,
      onErrorLine: keep,
    });
    return {
      url: bff.url,
      get firstAdminUrl() {
        return log.map((line) => /^Sign in: (\S+)$/.exec(line)?.[1]).find((url) => url !== undefined);
      },
      sandbox,
      log,
      async close() {
        await bff.part.stop();
        await sandbox.part.stop();
        const leaks = findSecret(sandbox.apiSecret, log, bffData);
        rmSync(folder, { recursive: true, force: true });
        if (leaks.length > 0) throw new Error(`The API secret is in ${leaks.join(' and ')}`);
      },
    };
  } catch (error) {
    await sandbox.part.stop();
    rmSync(folder, { recursive: true, force: true });
    const words = log.slice(-20).join('\n');
    throw new Error(`The world did not start. The BFF's last words:\n${words}`, { cause: error });
  }
}

function findSecret(secret: string, log: readonly string[], folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(secret);
  });
  return [...files, ...log.filter((line) => line.includes(secret)).map(() => 'a log line')];
}
