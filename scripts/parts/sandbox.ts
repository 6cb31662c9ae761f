import { randomBytes } from 'node:crypto';
import { type Part, startPart, untilAnnounced } from './part.ts';
import { sandboxNodeArgs } from './sandbox-node-args.mjs';

export interface SandboxPart {
  readonly part: Part;
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** What tells the BFF where the sandbox is. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts the sandbox on a free port of the loopback, with a secret that nobody else knows.
 *  `data` is a file, which keeps its world over restarts, or `:memory:`. `register` receives the
 *  part before it is ready, so that it can be stopped by then. `port` and `apiSecret` are for one
 *  that comes back as it was. */
export async function startSandbox(options: {
  data: string;
  world: 'demo' | 'empty';
  env: NodeJS.ProcessEnv;
  register?: (part: Part) => void;
  port?: number;
  apiSecret?: string;
}): Promise<SandboxPart> {
  const { data, world, env, register, port = 0 } = options;
  const apiKey = 'sandbox';
  const apiSecret = options.apiSecret ?? randomBytes(32).toString('base64url');
  const part = startPart({
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
  });
  register?.(part);
  const url = await untilAnnounced(part, announcedUrl(part));
  return {
    part,
    url,
    apiKey,
    apiSecret,
    env: {
      BACKCHANNEL_SANDBOX_URL: url,
      BACKCHANNEL_SANDBOX_KEY: apiKey,
      BACKCHANNEL_SANDBOX_SECRET: apiSecret,
    },
  };
}

function announcedUrl(part: Part): Promise<string> {
  return new Promise((resolve) => {
    part.process.once('message', (message) => {
      if (typeof message === 'object' && 'url' in message) resolve(String(message.url));
    });
  });
}
