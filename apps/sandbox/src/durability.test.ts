import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken } from './test/api.ts';
import { miscounts } from './test/recount.ts';

const main = join(import.meta.dirname, 'main.ts');
const token = signToken({}, 'sandbox-secret');
const agent = new Agent({ connections: 8 });

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-durability-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Starts the sandbox as a process of its own and waits for its address. */
async function start(): Promise<string> {
  const data = join(folder, 'data.sqlite');
  const args = [main, '--port', '0', '--data', data, '--rate-limit-scale', '1000'];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  let output = '';
  for await (const chunk of started.stdout) {
    output += String(chunk);
    const url = /http:\/\/\S+/.exec(output)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('the sandbox ended before it listened');
}

async function call(
  url: string,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  const reply = await request(`${url}${path}?api_key=sandbox-key`, {
    method,
    dispatcher: agent,
    headers: { 'stream-auth-type': 'jwt', authorization: token, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: reply.statusCode, text: await reply.body.text() };
}

const channel = '/api/v2/chat/channels/team/a';

test('after kill -9 in the middle of writes every acknowledged message is there, and every counter right', async () => {
  const first = await start();
  await call(first, 'POST', '/api/v2/users', { users: { ada: { id: 'ada' }, bob: { id: 'bob' } } });
  const members = [{ user_id: 'ada' }, { user_id: 'bob' }];
  await call(first, 'POST', `${channel}/query`, { data: { created_by_id: 'ada', members } });
  const present = new Map<string, string>();
  const deleted = new Set<string>();
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = 0; ; n += 1) {
      const id = `w${writer}-${n}`;
      const parent = n % 3 === 1 ? { parent_id: `w${writer}-${n - 1}` } : {};
      const message = { id, text: `text of ${id}`, user_id: n % 2 === 0 ? 'ada' : 'bob', ...parent };
      if ((await call(first, 'POST', `${channel}/message`, { message })).status !== 201) return;
      present.set(id, message.text);
      const reaction = { reaction: { type: 'like', user_id: 'ada' } };
      await call(first, 'POST', `/api/v2/chat/messages/${id}/reaction`, reaction);
      if (n % 5 !== 4) continue;
      // From here on nobody knows whether it is there, until the deletion is acknowledged.
      present.delete(id);
      await call(first, 'DELETE', `/api/v2/chat/messages/${id}`);
      deleted.add(id);
    }
  });
  const stopped = Promise.allSettled(writers);
  // However slow the machine is: enough to lose something of.
  while (present.size <= 50 || deleted.size <= 10) await new Promise((resolve) => setTimeout(resolve, 20));
  child?.kill('SIGKILL');
  if (child) await once(child, 'exit');
  await stopped;

  const second = await start();
  for (const [id, text] of present) {
    const reply = await call(second, 'GET', `/api/v2/chat/messages/${id}`);
    expect([reply.status, reply.text.includes(`"text":"${text}"`)]).toEqual([200, true]);
  }
  for (const id of deleted) {
    expect((await call(second, 'GET', `/api/v2/chat/messages/${id}`)).text).toContain('"type":"deleted"');
  }
  expect(miscounts(join(folder, 'data.sqlite'))).toEqual([]);
});
