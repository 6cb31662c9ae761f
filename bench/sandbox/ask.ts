import { createHmac } from 'node:crypto';
import { Pool } from 'undici';
import type { QueryChannelsResponse } from '@backchannel/chat-api/types';
import type { BenchSandbox } from '../servers/sandbox.ts';
import { stops } from '../process/stops.ts';
import type { ChannelQuery } from './queries.ts';

/** Sends a query and says how long its answer took and what it was. Throws unless it is a 201. */
export type Ask = (query: ChannelQuery) => Promise<{ ms: number; answer: QueryChannelsResponse }>;

/** One kept connection, signed as an app's own server signs. */
export function askOf({ url, apiKey, apiSecret }: BenchSandbox): Ask {
  const pool = new Pool(url, { connections: 1 });
  stops.push(() => pool.destroy());
  const headers = {
    authorization: serverToken(apiSecret),
    'stream-auth-type': 'jwt',
    'content-type': 'application/json',
  };
  return async ({ filter, sort, offset = 0 }) => {
    const body = JSON.stringify({
      filter_conditions: filter,
      sort,
      limit: 30,
      offset,
      message_limit: 0,
      member_limit: 0,
      state: false,
    });
    const from = performance.now();
    const response = await pool.request({
      method: 'POST',
      path: `/api/v2/chat/channels?api_key=${encodeURIComponent(apiKey)}`,
      headers,
      body,
    });
    const text = await response.body.text();
    const ms = performance.now() - from;
    if (response.statusCode !== 201)
      throw new Error(`query_channels answered ${response.statusCode}: ${text}`);
    return { ms, answer: JSON.parse(text) };
  };
}

/** As an app's own server signs. */
export function serverToken(secret: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ server: true })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
