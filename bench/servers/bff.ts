import { request } from 'undici';
import type { Part } from '../../scripts/parts/part.ts';
import { start } from '../process/start.ts';
import { tempFolder } from '../process/temp-folder.ts';
import { ports } from './ports.ts';

export interface BenchBff {
  part: Part;
  /** One origin per folder that was given, in their order. */
  urls: readonly string[];
}

/** A BFF with an empty database of its own that talks to the Chat API at `upstream`, in the
 *  product's settings; its log lines, as many as in production, go nowhere. */
export async function startBff(options: {
  webRoots: readonly string[];
  upstream: { url: string; apiKey: string; apiSecret: string };
  /** The first port, one per folder. */
  port?: number;
}): Promise<BenchBff> {
  const { upstream, webRoots, port = ports.bff } = options;
  const { part, message } = await start<{ urls: string[] }>({
    entry: 'bench/servers/bff-process.ts',
    args: webRoots,
    stderr: 'ignore',
    env: {
      PORT: String(port),
      BACKCHANNEL_DATA: tempFolder(),
      BACKCHANNEL_SANDBOX_URL: upstream.url,
      BACKCHANNEL_SANDBOX_KEY: upstream.apiKey,
      BACKCHANNEL_SANDBOX_SECRET: upstream.apiSecret,
      ...without(
        'STREAM_API_KEY',
        'STREAM_API_SECRET',
        'BACKCHANNEL_SETTINGS',
        'DATABASE_URL',
        'BACKCHANNEL_LOG_LEVEL',
      ),
    },
  });
  return { part, urls: message.urls };
}

/** Signs somebody of the demo in and gives back the cookies, as a browser would send them. */
export async function signIn(origin: string, role: 'moderator' | 'admin' = 'moderator'): Promise<string> {
  const { statusCode, headers, body } = await request(`${origin}/api/demo/sign-in`, {
    method: 'POST',
    headers: { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  const answer = await body.text();
  const cookies = [headers['set-cookie'] ?? []].flat().map((line) => line.split(';', 1)[0]);
  if (statusCode !== 200 || cookies.length === 0)
    throw new Error(`signing in answered ${statusCode}: ${answer}`);
  return cookies.join('; ');
}

/** An empty variable counts as not given. */
const without = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, '']));
