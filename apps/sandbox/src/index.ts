import type { AddressInfo } from 'node:net';
import { createClock, createContext } from './context.ts';
import { lockData } from './db/data-lock.ts';
import { openBlank, openDatabase, wipe } from './db/open.ts';
import { filesOf, loadWorld, saveWorld } from './db/world-file.ts';
import './due/file-expiry.ts';
import { Scheduler } from './due/scheduler.ts';
import { DEFAULT_KEY, DEFAULT_SECRET } from './default-credentials.ts';
import { Deliverer } from './events/deliverer.ts';
import { Faults } from './faults.ts';
import { FileStore } from './files/file-store.ts';
import { RateLimiter } from './http/rate-limit.ts';
import { createHttpServer } from './http/server.ts';
import { seed } from './seed/index.ts';
import { hasApp } from './store/app.ts';
import type { World } from './seed/index.ts';
import { findFile } from './store/files.ts';
import { resumeTasks } from './tasks/run-task.ts';

export { DataFileError } from './db/open.ts';
export type { World } from './seed/index.ts';

export interface SandboxOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** A file, kept between starts, or `:memory:` (default). It is locked while the sandbox runs. */
  data?: string;
  /** What an empty database is filled with; a file that already holds a world keeps it. Default `empty`. */
  world?: World;
  /** A saved world that a new data file begins with, instead of `world`. */
  load?: string | undefined;
  apiKey?: string;
  apiSecret?: string;
  /** Milliseconds since the epoch; the world's time runs with it. Default: the machine's clock. */
  clock?: () => number;
  /** Multiplies every rate limit, for load tests. Default 1. */
  rateLimitScale?: number;
  /** Told of errors that are the sandbox's own fault. Default: thrown where nobody catches them. */
  onDefect?: (error: unknown) => void;
}

export interface Sandbox {
  url: string;
  apiKey: string;
  apiSecret: string;
  /** Back to the world it started with, faults off, clock on the machine's time. */
  reset(): void;
  /** Copies the world as it is, with its files, to a new file, for `load`. Throws `DataFileError` when it is there. */
  save(file: string): Promise<void>;
  /** Stops listening, cuts open connections and closes the data file. */
  close(): Promise<void>;
}

const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

// Listening everywhere is no address; whoever is on this machine reaches it so.
const reachable: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

const throwLater = (error: unknown): void => {
  setImmediate(() => {
    throw error;
  });
};

/**
 * Starts an embedded Chat API. Throws `DataFileError` when the data cannot be used, also because another sandbox is
 * running on it, and Node's own error when the port cannot be had.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { data = ':memory:' } = options;
  if (data === ':memory:') return startSandbox(options);
  const lock = lockData(data);
  try {
    const sandbox = await startSandbox(options);
    return { ...sandbox, close: () => sandbox.close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startSandbox({
  port = 0,
  host = '127.0.0.1',
  data = ':memory:',
  world = 'empty',
  load,
  apiKey = DEFAULT_KEY,
  apiSecret = DEFAULT_SECRET,
  clock: source,
  rateLimitScale = 1,
  onDefect = throwLater,
}: SandboxOptions): Promise<Sandbox> {
  if (load !== undefined) await loadWorld(load, data);
  const db = data === ':memory:' && world === 'empty' ? openBlank() : openDatabase(data);
  const files = new FileStore({ folder: data === ':memory:' ? undefined : filesOf(data), key: apiSecret });
  // What a crash left behind belongs to nobody.
  files.clear((id) => findFile(db, id) !== undefined);
  const context = createContext(db, createClock(source), undefined, files);
  const faults = new Faults();
  const rateLimits = new RateLimiter(rateLimitScale);
  if (!hasApp(context.db)) seed(context, world);
  const scheduler = new Scheduler(context, onDefect);
  const deliverer = new Deliverer(context, { apiKey, apiSecret }, onDefect);
  const reset = (): void => {
    scheduler.forget();
    faults.replace([]);
    rateLimits.clear();
    context.clock.set(undefined);
    wipe(db);
    files.clear();
    seed(context, world);
    deliverer.forget();
  };
  const server = createHttpServer({
    context,
    faults,
    reset,
    moveClock: (moment) => scheduler.moveTo(moment),
    credentials: { apiKey, apiSecret },
    rateLimits,
    onDefect,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    files.close();
    db.close();
    throw error;
  }
  const address = server.address() as AddressInfo; // Listening on a port, so it is neither null nor a path.
  const url = addressOf(host, address.port);
  files.baseUrl = addressOf(reachable[host] ?? host, address.port);
  scheduler.start();
  deliverer.start();
  resumeTasks(context);
  return {
    url,
    apiKey,
    apiSecret,
    reset,
    save: (file) => db.raw((raw) => saveWorld(raw, files.folder, file)),
    close: () =>
      new Promise((resolve) => {
        scheduler.stop();
        deliverer.stop();
        server.close(() => {
          files.close();
          db.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
