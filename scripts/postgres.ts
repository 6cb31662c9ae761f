import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment } from './clean-environment.ts';
import { OneLineError } from './one-line-error.ts';
import { freePort } from './ports.ts';
import { sharedMemory } from './shared-memory.ts';
import { aptInstall, canAptInstall } from './system-packages.ts';
import { temporaryFolder } from './temporary-folder.ts';

const startTimeoutMs = 60_000;

export interface Postgres {
  /** With the superuser's name; no password is asked on the loopback. */
  readonly url: string;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

/** Starts a PostgreSQL server of our own on a free port, with an empty cluster in a temporary
 *  folder that survives nothing: it writes without waiting for the disk, and where there is room it is in memory, as
 *  finding room on a disk for the 300 files of each database takes almost half of its time. Uses an installed
 *  PostgreSQL, else Debian's package. Throws `OneLineError` when there is none to be had. */
export async function startPostgres(): Promise<Postgres> {
  const bin = await findOrInstall();
  const owner = unprivilegedUser();
  let server: ChildProcess | undefined;
  const home = temporaryFolder('postgres', () => server?.kill('SIGKILL'), sharedMemory());
  const folder = home.path;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const how = { ...owner, cwd: folder, env: { ...cleanEnvironment(), HOME: folder } };
  const data = join(folder, 'data');
  const initArgs = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), initArgs, { ...how, stdio: ['ignore', 'ignore', 'inherit'] });
  const port = await freePort();
  const started = spawn(join(bin, 'postgres'), serverArgs(data, port), {
    ...how,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  server = started;
  const stop = async (): Promise<void> => {
    await end(started);
    home.remove();
  };
  try {
    await untilListening(started, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

function serverArgs(data: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', data, '-p', String(port), ...flags];
}

async function findOrInstall(): Promise<string> {
  const installed = findPostgres();
  if (installed !== undefined) return installed;
  if (!canAptInstall()) {
    throw new OneLineError(
      'PostgreSQL is not installed and cannot be from here; install it (Debian: postgresql)',
    );
  }
  if (!(await aptInstall('postgresql'))) {
    throw new OneLineError('PostgreSQL could not be installed; apt said why above');
  }
  const bin = findPostgres();
  if (bin === undefined) throw new OneLineError('PostgreSQL was installed but is nowhere to be found');
  return bin;
}

/** The folder with initdb and postgres; Debian keeps them out of PATH. The newest version wins. */
function findPostgres(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** PostgreSQL refuses to run as root: root lends it the user that its package made, or nobody. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user here: try the next.
    }
  }
  throw new OneLineError('PostgreSQL cannot run as root, and there is no user "postgres" or "nobody"');
}

async function untilListening(server: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) break;
    if (await accepts(port)) return;
    await sleep(100);
  }
  throw new OneLineError('PostgreSQL was started but does not answer');
}

function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  }).then((answer) => {
    socket.destroy();
    return answer === true;
  });
}

/** SIGINT is PostgreSQL's fast shutdown: open connections are cut. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}
