import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signServerToken } from '../apps/bff/src/upstream/sign.ts';
import { startBff } from '../scripts/parts/bff.ts';
import { freePort } from '../scripts/ports.ts';
import { startSandbox } from '../scripts/parts/sandbox.ts';
import { cleanEnvironment } from '../scripts/clean-environment.ts';
import { demoDataVariable } from './demo-data.ts';
import { type NewerApi, startNewerApi } from './newer-api.ts';

/** How a world differs from what `npm start` gives. */
export interface WorldSettings {
  /** The BFF is given a secret that is not the app's. Default: the right one. */
  readonly secret?: 'right' | 'wrong';
  /** What the app holds. Default: the demo. */
  readonly content?: 'demo' | 'empty';
  /** `two`: the apps `staging`, which holds the content, and `production`, which is empty; as in every product with apps
   *  of one's own, nobody signs in by one click. Default: `one`, the sandbox. */
  readonly apps?: 'one' | 'two';
  /** `newer`: of one channel type the API says more than our contract knows. Default: what the sandbox says. */
  readonly api?: 'sandbox' | 'newer';
  /** Where the BFF listens, unless somebody has taken that. Default: 0, any that is free. */
  readonly port?: number;
}

/** One running product of its own: real sandbox, real BFF with the built web app. */
export interface World {
  /** Where the browser finds the product. */
  readonly url: string;
  /** The one-time link for the first admin. */
  readonly firstAdminUrl: string | undefined;
  readonly sandbox: WorldSandbox;
  /** Of the second app, where there are two. */
  readonly production: Pick<WorldSandbox, 'url' | 'apiKey' | 'apiSecret'> | undefined;
  /** What stands before the sandbox, where the API is a newer one. */
  readonly newerApi: NewerApi | undefined;
  /** What nobody may ever see: the API secret and the token that is signed with it. */
  readonly canaries: readonly string[];
  /** Everything that the BFF has printed so far. */
  readonly log: readonly string[];
  /** Where both databases lie. */
  readonly folder: string;
  /** Stops both and removes their data. Rejects when a canary turned up in the BFF's output or in
   *  a file of either database. */
  close(): Promise<void>;
}

/** For direct signed calls and for faults. The secret is random, and so a canary. */
export interface WorldSandbox {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Ends it, so that its address refuses connections. */
  stop(): Promise<void>;
  /** Starts it again at the same address with the same data. */
  restart(): Promise<void>;
}

/** Starts a product on free ports with a copy of the demo world, as `npm start` does. */
export async function startWorld({
  secret = 'right',
  content = 'demo',
  apps = 'one',
  api = 'sandbox',
  port = 0,
}: WorldSettings = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-e2e-world-'));
  const bffData = join(folder, 'bff');
  mkdirSync(bffData);
  const env = cleanEnvironment();
  const data = join(folder, 'sandbox.db');
  if (content === 'demo') copyFileSync(process.env[demoDataVariable] ?? '', data);
  let running = await startSandbox({ data, world: content, env });
  const production =
    apps === 'two'
      ? await startSandbox({ data: join(folder, 'production.db'), world: 'empty', env })
      : undefined;
  const { url, apiKey, apiSecret } = running;
  const newerApi = api === 'newer' ? await startNewerApi(url) : undefined;
  const given = secret === 'right' ? apiSecret : `not-${apiSecret}`;
  const log: string[] = [];
  const keep = (line: string): void => void log.push(line);
  try {
    const bff = await startBff({
      env: {
        ...env,
        ...(production
          ? twoApps(folder, { staging: running, production })
          : { ...running.env, BACKCHANNEL_SANDBOX_SECRET: given }),
        ...(newerApi && { BACKCHANNEL_SANDBOX_URL: newerApi.url }),
        NODE_ENV: 'production',
        PORT: String(port === 0 ? 0 : await freePort(port)),
        BACKCHANNEL_DATA: bffData,
        BACKCHANNEL_LOG_LEVEL: 'debug',
      },
      onLine: keep,
      onErrorLine: keep,
    });
    const secrets = production ? [production.apiSecret] : [];
    const canaries = [apiSecret, ...secrets, ...[given, ...secrets].map(signServerToken)];
    return {
      url: bff.url,
      get firstAdminUrl() {
        return log.map((line) => /^Sign in: (\S+)$/.exec(line)?.[1]).find((found) => found !== undefined);
      },
      sandbox: {
        url,
        apiKey,
        apiSecret,
        stop: () => running.part.stop(),
        async restart() {
          const { port: same } = new URL(url);
          running = await startSandbox({ data, world: content, env, port: Number(same), apiSecret });
        },
      },
      production,
      newerApi,
      canaries,
      log,
      folder,
      async close() {
        await bff.part.stop();
        await newerApi?.close();
        await running.part.stop();
        await production?.part.stop();
        const leaks = [...findInFiles(canaries, folder), ...findInLines(canaries, log)];
        rmSync(folder, { recursive: true, force: true });
        if (leaks.length > 0) throw new Error(`A secret is in ${leaks.join(' and ')}`);
      },
    };
  } catch (error) {
    await newerApi?.close();
    await running.part.stop();
    await production?.part.stop();
    rmSync(folder, { recursive: true, force: true });
    const words = log.slice(-20).join('\n');
    throw new Error(`The world did not start. The BFF's last words:\n${words}`, { cause: error });
  }
}

type Running = Awaited<ReturnType<typeof startSandbox>>;

/** The environment of a product with two apps. */
function twoApps(folder: string, { staging, production }: Record<'staging' | 'production', Running>) {
  const file = join(folder, 'settings.json');
  const colours = { staging: '#b25b00', production: '#b3261e' };
  const apps = Object.entries({ staging, production }).map(([id, { url, apiKey }]) => ({
    id,
    label: `Lumen ${id}`,
    colour: colours[id === 'staging' ? id : 'production'],
    environment: id,
    baseUrl: url,
    apiKey,
    apiSecretEnv: `E2E_${id.toUpperCase()}_SECRET`,
  }));
  writeFileSync(file, JSON.stringify({ apps }));
  return {
    BACKCHANNEL_SETTINGS: file,
    BACKCHANNEL_HOST: 'localhost',
    E2E_STAGING_SECRET: staging.apiSecret,
    E2E_PRODUCTION_SECRET: production.apiSecret,
  };
}

/** Names of the files below a folder that hold one of the texts: databases, their logs, anything. */
export function findInFiles(texts: readonly string[], folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return false;
    const content = readFileSync(path);
    return texts.some((text) => content.includes(text));
  });
}

/** One mark for each printed line that holds one of the texts. */
export function findInLines(texts: readonly string[], lines: readonly string[]): string[] {
  return lines.filter((line) => texts.some((text) => line.includes(text))).map(() => 'a log line');
}
