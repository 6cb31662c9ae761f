import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { DEFAULT_KEY, DEFAULT_SECRET } from '../default-credentials.ts';
import { signToken } from './api.ts';

const main = join(import.meta.dirname, '..', 'main.ts');
const token = signToken({}, DEFAULT_SECRET);

/** A sandbox that is a process of its own, so that it can be killed. */
export interface Running {
  url: string;
  pid: number;
  /** One server-side call. */
  call(method: string, path: string, body?: object): Promise<{ status: number; text: string }>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** Starts the sandbox on a data file and waits for its address. `connections`: how many calls go out at a time. */
export async function startProcess(data: string, connections = 8): Promise<Running> {
  const args = [main, '--port', '0', '--data', data, '--rate-limit-scale', '1000000'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressOf(child.stdout);
  const agent = new Agent({ connections });
  return {
    url,
    pid: child.pid ?? 0,
    call: async (method, path, body) => {
      const reply = await request(`${url}${path}${path.includes('?') ? '&' : '?'}api_key=${DEFAULT_KEY}`, {
        method,
        dispatcher: agent,
        headers: { 'stream-auth-type': 'jwt', authorization: token, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: reply.statusCode, text: await reply.body.text() };
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
      await agent.destroy();
    },
  };
}

async function addressOf(stdout: AsyncIterable<unknown>): Promise<string> {
  let output = '';
  for await (const chunk of stdout) {
    output += String(chunk);
    const url = /http:\/\/\S+/.exec(output)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('the sandbox ended before it listened');
}
