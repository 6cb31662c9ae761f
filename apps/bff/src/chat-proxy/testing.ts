import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSandbox, type Sandbox, type World } from '@backchannel/sandbox';
import type { Clock } from '../clock.ts';
import type { Dialect, OpenDatabase } from '../db/open.ts';
import { listen, stop } from '../serve.ts';
import { startTestServer, type TestBrowser, type TestServer } from '../testing.ts';
import type { UploadLimits } from '../uploads/limits.ts';
import type { TimeLimits } from '../upstream/limits.ts';

/** The secret that must not turn up anywhere. */
export const canary = 'canary-9f27c1d0aa';

/** Where the app's Chat API is asked for, through the server. */
export const chat = (path: string): string => `/api/apps/sandbox/chat${path}`;

interface ProxyOptions {
  dialect?: Dialect;
  database?: OpenDatabase;
  limits?: Partial<TimeLimits>;
  clock?: Clock;
  /** See `createHistory`. */
  lagMs?: number;
  uploads?: Partial<UploadLimits>;
  /** What the server believes the secret to be. */
  apiSecret?: string;
}

export interface TestProxy {
  readonly server: TestServer;
  readonly sandbox: Sandbox;
  /** Switches faults of the sandbox on, in place of those that were. */
  fault(...faults: object[]): Promise<void>;
  /** The newest record of the app in the audit log. */
  newest(): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/** The real server in front of a real sandbox. */
export async function startProxy(options: ProxyOptions & { world?: World } = {}): Promise<TestProxy> {
  const sandbox = await createSandbox({
    apiSecret: canary,
    world: options.world ?? 'empty',
    rateLimitScale: 1000,
  });
  const server = await startServer(sandbox.url, { apiSecret: canary, ...options });
  let admin: TestBrowser | undefined;
  return {
    server,
    sandbox,
    async fault(...faults) {
      const answer = await fetch(`${sandbox.url}/__sandbox/faults`, {
        method: 'PUT',
        body: JSON.stringify(faults),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async newest() {
      admin ??= await server.signedIn('admin');
      return newestRecord((await admin.get('/api/audit?limit=1&app=sandbox')).body);
    },
    async close() {
      await server.close();
      await sandbox.close();
    },
  };
}

/** The real server in front of any Chat API. */
export const startServer = (baseUrl: string, options: ProxyOptions = {}): Promise<TestServer> =>
  startTestServer({
    dialect: options.dialect ?? 'sqlite',
    ...(options.database ? { database: options.database } : {}),
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.uploads ? { uploads: options.uploads } : {}),
    ...(options.lagMs === undefined ? {} : { lagMs: options.lagMs }),
    apiSecret: options.apiSecret ?? canary,
    config: {
      apps: [
        {
          id: 'sandbox',
          label: 'Demo data',
          colour: '#6a6a75',
          environment: 'sandbox',
          baseUrl,
          apiKey: 'sandbox-key',
        },
      ],
    },
  });

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The records of an answer of the audit log. */
export function recordsOf(body: unknown): Record<string, unknown>[] {
  if (!isObject(body) || !Array.isArray(body['records'])) throw new Error('this is no audit log');
  return body['records'].filter(isObject);
}

function newestRecord(body: unknown): Record<string, unknown> {
  const [record] = recordsOf(body);
  if (!record) throw new Error('the audit log is empty');
  return record;
}

/** Something else than a sandbox that answers for the Chat API, for what no sandbox does. */
export async function startUpstream(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const { server, port } = await listen(answer, 0, 'localhost');
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      for (const one of server) one.closeAllConnections();
      return stop(server);
    },
  };
}

/** An address where nobody listens. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
