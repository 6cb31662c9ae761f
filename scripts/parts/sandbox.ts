import { randomBytes } from 'node:crypto';
import { builtProgram } from '../program-build.ts';
import { type Part, type PartOptions, startPart, untilAnnounced } from './part.ts';
import { sandboxNodeArgs } from './sandbox-node-args.mjs';

export interface SandboxPart {
  readonly part: Part;
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** What tells the BFF where the sandbox is. */
  readonly env: Readonly<Record<string, string>>;
}

export interface SandboxOptions {
  /** A file, which keeps its world over restarts, or `:memory:`. */
  readonly data: string;
  readonly world: 'demo' | 'empty';
  readonly env: NodeJS.ProcessEnv;
  /** 0 is any free one. */
  readonly port: number;
  readonly apiSecret: string;
}

const apiKey = 'sandbox';

/** The program of the sandbox as its sources say, with what Node needs to run it well. It is told everything by
 *  environment. */
export function sandboxProgram({ data, world, env, port, apiSecret }: SandboxOptions): PartOptions {
  return {
    name: 'sandbox',
    entry: 'scripts/parts/sandbox-process.ts',
    nodeArgs: sandboxNodeArgs,
    env: {
      ...env,
      SANDBOX_PORT: String(port),
      SANDBOX_DATA: data,
      SANDBOX_WORLD: world,
      SANDBOX_KEY: apiKey,
      SANDBOX_SECRET: apiSecret,
    },
  };
}

/** What tells the BFF where the sandbox is. */
export const sandboxAddress = (url: string, apiSecret: string): Readonly<Record<string, string>> => ({
  BACKCHANNEL_SANDBOX_URL: url,
  BACKCHANNEL_SANDBOX_KEY: apiKey,
  BACKCHANNEL_SANDBOX_SECRET: apiSecret,
});

/** A secret that nobody else knows. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Starts the sandbox on a free port of the loopback, with a secret that nobody else knows. `register` receives the
 *  part before it is ready, so that it can be stopped by then. `port` and `apiSecret` are for one that comes back as
 *  it was. */
export async function startSandbox({
  register,
  port = 0,
  apiSecret = newSecret(),
  ...options
}: Pick<SandboxOptions, 'data' | 'world' | 'env'> & {
  register?: (part: Part) => void;
  port?: number;
  apiSecret?: string;
}): Promise<SandboxPart> {
  const entry = await builtProgram('sandbox');
  const part = startPart({ ...sandboxProgram({ ...options, port, apiSecret }), entry });
  register?.(part);
  const url = await untilAnnounced(part, announcedUrl(part));
  return { part, url, apiKey, apiSecret, env: sandboxAddress(url, apiSecret) };
}

function announcedUrl(part: Part): Promise<string> {
  return new Promise((resolve) => {
    part.process.once('message', (message) => {
      if (typeof message === 'object' && 'url' in message) resolve(String(message.url));
    });
  });
}
