import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_KEY, DEFAULT_SECRET } from './default-credentials.ts';
import { createSandbox } from './index.ts';
import { signToken } from './test/api.ts';

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [new URL('main.ts', import.meta.url).pathname, ...args]);
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve)).finally(() =>
    running.delete(child),
  );
  const url = async () => {
    for (let tries = 0; tries < 200; tries += 1) {
      const match = /http:\/\/\S+/.exec(output.out);
      if (match) return match[0];
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`it did not start: ${output.err}`);
  };
  return { child, output, exit, url };
}

const call = (url: string, path: string, body: unknown) =>
  fetch(`${url}${path}?api_key=${DEFAULT_KEY}`, {
    method: 'POST',
    headers: { 'stream-auth-type': 'jwt', authorization: signToken({}, DEFAULT_SECRET) },
    body: JSON.stringify(body),
  });

test.each([
  ['an unknown flag', ['--nothing'], '--nothing'],
  ['a port that is none', ['--port', 'many'], '--port cannot be "many"'],
  ['a file to save to that is there', ['--save', process.execPath], 'there is already a file'],
  ['a world to load into memory', ['--load', 'x.db'], '--load needs --data'],
  ['an unknown world', ['--world', 'mars'], '--world must be one of'],
])('ends with one line and code 1 for %s', async (_, args, words) => {
  const { exit, output } = start(...args);
  expect(await exit).toBe(1);
  expect(output.err.trim().split('\n')).toEqual([expect.stringContaining(words)]);
});

test('ends with one line and code 1 for data it cannot read and a port in use', async () => {
  const file = join(folder, 'broken.db');
  writeFileSync(file, 'this is no database, but it is long enough to be mistaken for one '.repeat(100));
  const broken = start('--port', '0', '--data', file);
  expect(await broken.exit).toBe(1);
  expect(broken.output.err.trim().split('\n')).toEqual([
    expect.stringContaining(`Cannot use the data file ${file}`),
  ]);
  const first = start('--port', '0');
  const { port } = new URL(await first.url());
  const second = start('--port', port);
  expect(await second.exit).toBe(1);
  expect(second.output.err.trim()).toBe(`Port ${port} on 127.0.0.1 is in use.`);
});

test('ends with one line and code 1 for a data file that another sandbox runs on, by whatever name', async () => {
  const [file, link] = [join(folder, 'world.db'), join(folder, 'link.db')];
  const first = start('--port', '0', '--data', file);
  const url = await first.url();
  await call(url, '/api/v2/users', { users: { ada: { id: 'ada' } } });
  symlinkSync(file, link);
  for (const args of [
    ['--port', '0', '--data', file],
    ['--port', '0', '--data', link],
    ['--data', file, '--save', join(folder, 'saved.db')],
  ]) {
    const second = start(...args);
    expect(await second.exit).toBe(1);
    expect(second.output).toEqual({
      out: '',
      err: `Cannot use the data file ${args.includes(link) ? link : file}: another sandbox is running on it\n`,
    });
  }
  await expect(createSandbox({ data: file })).rejects.toThrow('another sandbox is running on it');
  // Who only reads it, and who runs on a copy, is none of the first one's business.
  const reader = new DatabaseSync(file, { readOnly: true });
  expect(reader.prepare('select count(*) as n from users').get()).toEqual({ n: 1 });
  reader.close();
  await start('--port', '0', '--load', file, '--data', join(folder, 'copy.db')).url();
  expect((await call(url, '/api/v2/users', { users: { bob: { id: 'bob' } } })).status).toBe(201);
  // Nothing is left of the lock after kill -9.
  first.child.kill('SIGKILL');
  await first.exit;
  await start('--port', '0', '--data', file).url();
});

test('stops on SIGTERM and finds its world again', async () => {
  const file = join(folder, 'world.db');
  const first = start('--port', '0', '--data', file);
  await call(await first.url(), '/api/v2/users', { users: { ada: { id: 'ada' } } });
  first.child.kill('SIGTERM');
  expect(await first.exit).toBe(0);
  const second = start('--port', '0', '--data', file);
  const reply = await call(await second.url(), '/api/v2/chat/channels/messaging/a/query', {
    data: { created_by_id: 'ada' },
  });
  expect(reply.status).toBe(201);
});

test('kill -9 in the middle of writes loses nothing that was acknowledged', { retry: 0 }, async () => {
  const file = join(folder, 'world.db');
  const first = start('--port', '0', '--data', file);
  const url = await first.url();
  await call(url, '/api/v2/users', { users: { ada: { id: 'ada' } } });
  await call(url, '/api/v2/chat/channels/messaging/a/query', { data: { created_by_id: 'ada' } });
  const acknowledged: string[] = [];
  const writers = Array.from({ length: 4 }, async (_unused, writer) => {
    for (let n = 0; ; n += 1) {
      const id = `m-${writer}-${n}`;
      const message = { id, text: 'x', user_id: 'ada' };
      const reply = await call(url, '/api/v2/chat/channels/messaging/a/message', { message }).catch(
        () => undefined,
      );
      if (reply?.status !== 201) return;
      acknowledged.push(id);
    }
  });
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(20);
  first.child.kill('SIGKILL');
  await Promise.all([...writers, first.exit]);
  const second = start('--port', '0', '--data', file);
  const again = await second.url();
  for (const id of acknowledged) {
    const message = { id, text: 'x', user_id: 'ada' };
    const reply = await call(again, '/api/v2/chat/channels/messaging/a/message', { message });
    expect([id, reply.status]).toEqual([id, 400]);
  }
});

test('a world saved by the command line is one that another begins with', async () => {
  const [made, saved] = [join(folder, 'made.db'), join(folder, 'saved.db')];
  const making = start('--port', '0', '--data', made);
  await call(await making.url(), '/api/v2/users', { users: { ada: { id: 'ada' } } });
  making.child.kill('SIGTERM');
  expect(await making.exit).toBe(0);
  const saving = start('--data', made, '--save', saved);
  expect(await saving.exit).toBe(0);
  expect(saving.output.out).toBe(`Saved: ${saved}\n`);
  const loading = start('--port', '0', '--load', saved, '--data', join(folder, 'copy.db'));
  const reply = await call(await loading.url(), '/api/v2/chat/channels/messaging/a/query', {
    data: { created_by_id: 'ada' },
  });
  expect(reply.status).toBe(201);
});
