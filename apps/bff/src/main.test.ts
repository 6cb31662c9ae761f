import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openDatabase } from './db/open.ts';
import { createLogger } from './http/log.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

let folder = '';
let running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backchannel-main-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(folder, { recursive: true });
});

const { NODE_COMPILE_CACHE } = process.env;

/** The server as a process of its own, with nothing in its environment but what is given, and where it is kept compiled. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: {
      ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }),
      PORT: '0',
      BACKCHANNEL_DATA: join(folder, 'data'),
      BACKCHANNEL_SANDBOX_URL: 'http://127.0.0.1:1',
      BACKCHANNEL_SANDBOX_KEY: 'key',
      BACKCHANNEL_SANDBOX_SECRET: 'canary-secret',
      ...env,
    },
  });
  running.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()));
  const exit = once(child, 'close').then(([code]) => z.number().nullable().parse(code));
  return { child, output, exit };
}

async function ready(process: ReturnType<typeof run>): Promise<string> {
  while (true) {
    const url = /^Ready: (.+)$/m.exec(process.output.stdout)?.[1];
    if (url !== undefined) return url;
    if (process.child.exitCode !== null) throw new Error(process.output.stderr);
    await once(process.child.stdout ?? process.child, 'data');
  }
}

test('says when it is ready, offers the link for the first admin, and stops on SIGTERM', async () => {
  const first = run({});
  const url = await ready(first);
  expect(first.output.stdout).toMatch(
    /^Ready: http:\/\/localhost:\d+\nSign in: http:\/\/localhost:\d+\/first-admin\?token=[\w-]{43}\n$/,
  );
  const token = /token=(.+)/.exec(first.output.stdout)?.[1];
  const admin = { token, name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
  const answer = await fetch(`${url}/api/first-admin`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  });
  expect(answer.status).toBe(201);
  first.child.kill('SIGTERM');
  expect(await first.exit).toBe(0);

  const second = run({});
  await ready(second);
  expect(second.output.stdout).not.toContain('Sign in:');
  second.child.kill('SIGINT');
  expect(await second.exit).toBe(0);
  expect(first.output.stderr + second.output.stderr).not.toMatch(/canary-secret|correct horse/);
});

/** The machine's addresses at which somebody accepts connections on this port. */
async function openAddresses(port: string): Promise<string[]> {
  const all = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ scopeid }) => !scopeid)
    .map(({ address }) => address);
  const isOpen = async (address: string): Promise<boolean> => {
    const socket = connect(Number(port), address);
    const opened = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    return opened;
  };
  const open = await Promise.all(all.map(isOpen));
  return all.filter((_, index) => open[index]);
}

test('the demo is open to this machine alone, on both of its loopback addresses, unless told', async () => {
  const demo = new URL(await ready(run({})));
  const everywhere = new URL(await ready(run({ BACKCHANNEL_HOST: '0.0.0.0' })));
  const one = new URL(await ready(run({ BACKCHANNEL_HOST: '127.0.0.1' })));
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const loopback = own.filter(({ internal }) => internal).map(({ address }) => address);
  const ipv4 = own.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
  expect((await openAddresses(demo.port)).toSorted()).toEqual(loopback.toSorted());
  expect((await openAddresses(everywhere.port)).toSorted()).toEqual(ipv4.toSorted());
  expect([one.hostname, await openAddresses(one.port)]).toEqual(['127.0.0.1', ['127.0.0.1']]);
  expect((await fetch(new URL('/healthz', demo))).status).toBe(200);
});

test('lets a running request end before it stops', async () => {
  const server = run({});
  const url = await ready(server);
  const body = JSON.stringify({ email: 'ada@example.com', password: 'correct horse battery' });
  const slow = request(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', 'content-length': body.length },
  });
  const answered = once(slow, 'response');
  slow.write(body.slice(0, 10));
  // The server has the request once it has answered another one on a second connection.
  await fetch(`${url}/healthz`);
  server.child.kill('SIGTERM');
  await expect
    .poll(() =>
      fetch(`${url}/healthz`).then(
        () => 'accepts',
        () => 'refuses',
      ),
    )
    .toBe('refuses');
  slow.end(body.slice(10));
  const [response] = await answered;
  expect(response).toMatchObject({ statusCode: 401 });
  expect(await server.exit).toBe(0);
});

test('breaks off a request that does not end', async () => {
  const server = run({});
  const url = await ready(server);
  const stuck = request(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', 'content-length': 100 },
  });
  const broken = once(stuck, 'error');
  stuck.write('{');
  await fetch(`${url}/healthz`);
  server.child.kill('SIGTERM');
  await broken;
  expect(await server.exit).toBe(0);
}, 15_000);

/** Signs in as the first admin; the cookies of the session. */
async function firstAdmin(url: string, stdout: string): Promise<string> {
  const token = /token=(.+)/.exec(stdout)?.[1];
  const admin = { token, name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
  const { headers } = await fetch(`${url}/api/first-admin`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  });
  return headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}

test.runIf(existsSync('/proc/self/fd')).each([
  ['SIGTERM', 0],
  ['SIGKILL', null],
] as const)(
  'that is ended by %s in the midst of an upload leaves nothing of it',
  async (signal, code) => {
    const server = run({});
    const url = await ready(server);
    const upload = request(`${url}/api/apps/sandbox/chat/api/v2/uploads/file`, {
      method: 'POST',
      headers: {
        origin: url,
        cookie: await firstAdmin(url, server.output.stdout),
        'content-type': 'multipart/form-data; boundary=edge',
        'content-length': 1000,
      },
    });
    upload.on('error', () => undefined); // It is broken off.
    upload.write('--edge\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf');
    const handles = `/proc/${server.child.pid}/fd`;
    const uploads = join(folder, 'data', 'uploads');
    const isNameless = (path: string) => path.startsWith(`${uploads}/`) && path.endsWith(' (deleted)');
    const nameless = () => readdirSync(handles).filter((fd) => isNameless(readlinkSync(`${handles}/${fd}`)));
    await expect.poll(() => nameless().length).toBe(1);
    server.child.kill(signal);
    expect(await server.exit).toBe(code);
    expect(readdirSync(uploads)).toEqual([]);
  },
  30_000,
);

test.each([
  [{ PORT: 'abc' }, /^PORT: "abc" is not a port; give .*\n$/],
  [{ BACKCHANNEL_HOST: 'example.com' }, /^BACKCHANNEL_HOST: "example.com" is not an address; give .*\n$/],
  // Of the addresses that are kept for documents, which no machine has.
  [
    { BACKCHANNEL_HOST: '192.0.2.1' },
    /^BACKCHANNEL_HOST: 192\.0\.2\.1 is no address of this machine; give .*\n$/,
  ],
  [
    { BACKCHANNEL_DATA: '/dev/null/x' },
    /^BACKCHANNEL_DATA: cannot use \/dev\/null\/x \(ENOTDIR\); give .*\n$/,
  ],
  [{ BACKCHANNEL_SANDBOX_URL: '' }, /^BACKCHANNEL_SANDBOX_URL: is not set .*\n$/],
  [
    { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/x' },
    /^DATABASE_URL: the database cannot be used \(.*ECONNREFUSED.*\n$/,
  ],
])('with %j says so in one line and exits with 1', async (env, expected) => {
  const { output, exit } = run(env);
  expect(await exit).toBe(1);
  expect(output.stderr).toMatch(expected);
  expect(output.stderr.trimEnd()).not.toContain('\n');
  expect(output.stderr + output.stdout).not.toMatch(/canary-secret|hunter2/);
});

test('with a port in use says so in one line and exits with 1', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const port = z.object({ port: z.number() }).parse(other.address()).port;
  const { output, exit } = run({ PORT: String(port) });
  expect(await exit).toBe(1);
  expect(output.stderr).toBe(`PORT: ${port} is in use; stop the other program or set another PORT\n`);
  expect(output.stdout).toBe('');
  other.close();
});

test('with a damaged database says so in one line and exits with 1', async () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(
    join(folder, 'data', 'backchannel.db'),
    'this is no database, and it is longer than a header '.repeat(100),
  );
  const { output, exit } = run({});
  expect(await exit).toBe(1);
  expect(output.stderr).toMatch(
    /^BACKCHANNEL_DATA: the database in .* cannot be used \(.*not a database\); give .*\n$/,
  );
});

test('with a database of a newer version says so in one line and exits with 1', async () => {
  const data = join(folder, 'data');
  mkdirSync(data);
  const { db } = await openDatabase({ dataDir: data, log: createLogger('silent') });
  await sql`insert into kysely_migration (name, timestamp) values ('999-future', '2030-01-01')`.execute(db);
  await db.destroy();
  const { output, exit } = run({});
  expect(await exit).toBe(1);
  expect(output.stderr).toBe(
    `BACKCHANNEL_DATA: the database in ${data} is of a newer version of Backchannel; start that one, or give another folder\n`,
  );
});
