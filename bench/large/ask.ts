import { createHmac } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Pool } from 'undici';
import { stops } from '../process/stops.ts';
import type { BenchSandbox } from '../servers/sandbox.ts';

/** A call of the API, as the bench makes it many times. */
export interface Asked {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Without the key. */
  path: string;
  body?: object;
}

/**
 * Sends a call and says how long its answer took, to the last byte, and what it was: JSON that is not read here, as one
 * who reads all answers, on the same two processors, has more to do than the sandbox. Throws unless it succeeded.
 */
export type Ask = (asked: Asked) => Promise<{ ms: number; answer: Buffer }>;

/** What every request of an app's own server has. */
export const headersFor = (apiSecret: string): Record<string, string> => ({
  authorization: serverToken(apiSecret),
  'stream-auth-type': 'jwt',
  'content-type': 'application/json',
});

export const withKey = (path: string, apiKey: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}api_key=${encodeURIComponent(apiKey)}`;

// Of large answers the garbage is collected before the next question, not while its answer is waited for.
const LARGE = 100_000;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** One kept connection, signed as an app's own server signs. */
export function askOf({ url, apiKey, apiSecret }: BenchSandbox): Ask {
  const pool = new Pool(url, { connections: 1 });
  stops.push(() => pool.destroy());
  const headers = headersFor(apiSecret);
  return async ({ method, path, body }) => {
    const from = performance.now();
    const response = await pool.request({
      method,
      path: withKey(path, apiKey),
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = Buffer.from(await response.body.arrayBuffer());
    const ms = performance.now() - from;
    if (answer.length > LARGE) collectGarbage();
    if (response.statusCode >= 300)
      throw new Error(`${method} ${path} answered ${response.statusCode}: ${answer.toString()}`);
    return { ms, answer };
  };
}

function serverToken(secret: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ server: true })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
