import { createHmac } from 'node:crypto';
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

/** Sends a call and says how long its answer took and what it was. Throws unless it succeeded. */
export type Ask = (asked: Asked) => Promise<{ ms: number; answer: unknown }>;

/** What every request of an app's own server has. */
export const headersFor = (apiSecret: string): Record<string, string> => ({
  authorization: serverToken(apiSecret),
  'stream-auth-type': 'jwt',
  'content-type': 'application/json',
});

export const withKey = (path: string, apiKey: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}api_key=${encodeURIComponent(apiKey)}`;

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
    const text = await response.body.text();
    const ms = performance.now() - from;
    if (response.statusCode >= 300)
      throw new Error(`${method} ${path} answered ${response.statusCode}: ${text}`);
    return { ms, answer: JSON.parse(text) as unknown };
  };
}

function serverToken(secret: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ server: true })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
