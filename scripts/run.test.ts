import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cleanEnvironment } from './clean-environment.ts';
import { startSandbox } from './parts/sandbox.ts';
import { root } from './root.ts';
import { buildWeb } from './web-build.ts';

// The command as people run it, with real parts and real signals.
let template: string;
let folder: string;
const started: Run[] = [];

// Made once: the web app, and a demo world for the tests that do not care how it came to be.
beforeAll(async () => {
  await buildWeb();
  template = mkdtempSync(join(tmpdir(), 'backchannel-start-world-'));
  const data = join(template, 'sandbox.db');
  const { part } = await startSandbox({ data, world: 'demo', env: cleanEnvironment() });
  await part.stop();
}, 120_000);
afterAll(() => rmSync(template, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backchannel-start-'));
});
afterEach(async () => {
  for (const run of started.splice(0)) {
    run.process.kill('SIGTERM');
    await run.exited;
  }
  rmSync(folder, { recursive: true, force: true });
});

const withWorld = (): void => cpSync(template, folder, { recursive: true });

class Run {
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  stdout = '';
  stderr = '';

  constructor(env: Record<string, string> = {}, command = 'start') {
    this.process = spawn(process.execPath, ['scripts/run.mjs', command], {
      cwd: root,
      env: { ...cleanEnvironment(), PORT: '0', BACKCHANNEL_DATA: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exited = new Promise((resolve) => {
      this.process.once('close', resolve);
    });
    started.push(this);
  }

  /** Resolves to the address once it is printed; rejects when the command ends before that. */
  async ready(): Promise<string> {
    const printed = until(() => /^Ready: (\S+)$/m.exec(this.stdout)?.[1]);
    const ended = this.exited.then((code): never => {
      throw new Error(`ended with exit code ${code}: ${this.stderr}`);
    });
    return Promise.race([printed, ended]);
  }

  /** Lines for people, without progress and log. */
  get complaints(): string[] {
    return this.stderr.split('\n').filter((line) => line !== '' && !/…$|^\{/.test(line));
  }

  /** Process ids of everything below, by a part of the command line. */
  descendants(): { pid: number; command: string }[] {
    const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
      .map(([, pid, parent, command = '']) => ({ pid: Number(pid), parent: Number(parent), command }));
    const below = (parent: number): typeof all =>
      all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
    return below(this.process.pid ?? -1);
  }

  pidOf(part: string): number {
    const found = this.descendants().find(({ command }) => command.includes(part));
    if (!found) throw new Error(`no process of ${part}`);
    return found.pid;
  }
}

async function until<T>(probe: () => T | undefined): Promise<T> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const found = probe();
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error('waited 30 s in vain');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const allGone = async (pids: readonly number[]): Promise<true> =>
  until(() => (pids.some(isAlive) ? undefined : true));

describe('start', { timeout: 60_000 }, () => {
  test('serves the demo, says where and how to sign in, and leaves nothing behind', async () => {
    const run = new Run();
    const url = await run.ready();
    const link = await until(() => /^Sign in: (\S+)$/m.exec(run.stdout)?.[1]);
    expect(new URL(link).origin).toBe(url);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(url, { headers: { accept: 'text/html' } })).text()).toContain('<html');
    for (const file of ['lock', 'sandbox.db', 'sandbox.db-wal', 'backchannel.db', 'auth-secret'])
      expect([file, (statSync(join(folder, file)).mode & 0o777).toString(8)]).toEqual([file, '600']);
    const pids = run.descendants().map(({ pid }) => pid);
    expect(pids.length).toBeGreaterThanOrEqual(3);
    run.process.kill('SIGINT');
    expect(await run.exited).toBe(0);
    await allGone(pids);
    expect(run.complaints).toEqual([]);
  });

  test.each([
    [
      'sandbox',
      'sandbox/dist/part.mjs',
      'The sandbox stopped unexpectedly (SIGKILL); everything else is stopped too.',
    ],
    ['BFF', 'bff/dist/main.mjs', 'The BFF stopped unexpectedly (SIGKILL); everything else is stopped too.'],
    ['supervisor', 'scripts/start.ts', 'start was ended by SIGKILL; all its parts are stopped.'],
  ])('stops everything when the %s is killed', async (_name, part, line) => {
    withWorld();
    const run = new Run();
    await run.ready();
    const pids = run.descendants().map(({ pid }) => pid);
    process.kill(run.pidOf(part), 'SIGKILL');
    expect(await run.exited).toBe(1);
    await allGone(pids);
    expect(run.complaints).toEqual([line]);
  });

  test('stops everything when the command itself is killed', async () => {
    withWorld();
    const run = new Run();
    await run.ready();
    const pids = run.descendants().map(({ pid }) => pid);
    run.process.kill('SIGKILL');
    await allGone(pids);
  });

  test('refuses a second start on one data folder, and lets a later one in', async () => {
    withWorld();
    const first = new Run();
    await first.ready();
    const second = new Run();
    expect(await second.exited).toBe(1);
    expect(second.complaints).toEqual([
      `BACKCHANNEL_DATA: another Backchannel is running on ${folder}; stop it or give another folder`,
    ]);
    process.kill(first.pidOf('scripts/start.ts'), 'SIGKILL');
    await first.exited;
    await new Run().ready();
  });
});

describe('dev', { timeout: 60_000 }, () => {
  test('says that it is ready when all parts answer, where it was told to', async () => {
    withWorld();
    const run = new Run({ BACKCHANNEL_HOST: '127.0.0.1' }, 'dev');
    const url = await run.ready();
    // Nothing is waited for: whoever reads the line comes at once.
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ok' }]);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(url, { headers: { accept: 'text/html' } })).text()).toContain('<html');
    expect(new URL(url)).toMatchObject({ hostname: '127.0.0.1', port: expect.stringMatching(/^[1-9]/) });
    const link = await until(() => /^Sign in: (\S+)$/m.exec(run.stdout)?.[1]);
    expect(new URL(link).origin).toBe(url);
    const pids = run.descendants().map(({ pid }) => pid);
    run.process.kill('SIGINT');
    expect(await run.exited).toBe(0);
    await allGone(pids);
  });
});

describe('start with a wrong setting stops at once, with one line', { timeout: 30_000 }, () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['port', { PORT: 'abc' }, /^PORT: /],
    ['half an app', { STREAM_API_KEY: 'key' }, /^STREAM_API_SECRET: /],
    ['settings file', { BACKCHANNEL_SETTINGS: '/nowhere/settings.json' }, /^BACKCHANNEL_SETTINGS /],
    ['database', { DATABASE_URL: 'mysql://localhost/x' }, /^DATABASE_URL: /],
  ])('%s', async (_name, env, line) => {
    const run = new Run(env);
    expect(await run.exited).toBe(1);
    expect(run.complaints).toEqual([expect.stringMatching(line)]);
    expect(run.stderr).not.toContain('Building');
  });

  test('a port that is in use', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const run = new Run({ PORT: String(port) });
    expect(await run.exited).toBe(1);
    expect(run.complaints).toEqual([expect.stringMatching(new RegExp(`^PORT: ${port} is in use; `))]);
    other.close();
  });

  test('a data folder that cannot be', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const run = new Run({ BACKCHANNEL_DATA: join(file, 'data') });
    expect(await run.exited).toBe(1);
    expect(run.complaints).toEqual([expect.stringMatching(/^BACKCHANNEL_DATA: /)]);
  });

  test.each<[string, (lock: string) => void, RegExp]>([
    ['a folder', (lock) => mkdirSync(lock), /unable to open database file/],
    ['something else', (lock) => writeFileSync(lock, 'not a lock'.repeat(1000)), /file is not a database/],
  ])('a lock that is %s', async (_name, make, reason) => {
    const lock = join(folder, 'lock');
    make(lock);
    const run = new Run();
    expect(await run.exited).toBe(1);
    expect(run.complaints).toEqual([
      expect.stringMatching(
        new RegExp(
          `^BACKCHANNEL_DATA: ${lock} cannot be used \\(.*${reason.source}.*\\); remove it or give another folder$`,
        ),
      ),
    ]);
  });

  test('a database that is not there', async () => {
    withWorld();
    const run = new Run({ DATABASE_URL: 'postgres://user:password@127.0.0.1:9/none' });
    expect(await run.exited).toBe(1);
    expect(run.complaints).toEqual([expect.stringMatching(/^DATABASE_URL: the database cannot be used /)]);
    expect(run.stdout).not.toContain('Ready');
  });

  test('a sandbox file that is no database', async () => {
    writeFileSync(join(folder, 'sandbox.db'), 'not a database'.repeat(1000));
    const run = new Run();
    expect(await run.exited).toBe(1);
    expect(run.complaints).toEqual([expect.stringMatching(/^The sandbox cannot start: /)]);
  });
});
