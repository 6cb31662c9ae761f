import { say } from '../../scripts/say.ts';
import { pidOf, start } from '../process/start.ts';
import { tempFolder } from '../process/temp-folder.ts';
import { signIn, startBff } from '../servers/bff.ts';
import { startNginx } from './nginx.ts';

/** One way to the upstream. */
export interface Way {
  name: string;
  origin: string;
  /** Stands before the Chat API's own path. */
  prefix: string;
  headers: Record<string, string>;
  pid: number;
}

export const bffName = 'Backchannel BFF';
export const bareName = 'bare undici proxy';

/** Starts the upstream and every way to it, each in a process of its own. Without nginx on this
 *  machine that way is left out, loudly. */
export async function startWays(): Promise<Way[]> {
  const plain = { prefix: '', headers: {} };
  const upstream = await start<{ url: string }>({ entry: 'bench/proxy/upstream-process.ts' });
  const direct: Way = { ...plain, name: 'direct', origin: upstream.message.url, pid: pidOf(upstream.part) };
  const bare = await start<{ url: string }>({ entry: 'bench/proxy/bare-proxy-process.ts' });
  const nginx = await startNginx();
  if (nginx === undefined) {
    say('NGINX IS NOT INSTALLED: there is no figure beside it in this run (apt-get install nginx).');
  }
  return [
    direct,
    ...(nginx ? [{ ...plain, name: 'nginx', origin: nginx.url, pid: nginx.pid }] : []),
    { ...plain, name: bareName, origin: bare.message.url, pid: pidOf(bare.part) },
    await bffWay(direct.origin),
  ];
}

/** The BFF with a signed-in moderator. There are no pages: only the API is measured. */
async function bffWay(upstreamUrl: string): Promise<Way> {
  const { part, urls } = await startBff({
    webRoots: [tempFolder()],
    upstream: { url: upstreamUrl, apiKey: 'bench-key', apiSecret: 'bench-secret' },
  });
  const [origin] = urls;
  if (origin === undefined) throw new Error('the BFF listens nowhere');
  const headers = { origin, 'sec-fetch-site': 'same-origin', cookie: await signIn(origin) };
  return { name: bffName, origin, prefix: '/api/apps/sandbox/chat', headers, pid: pidOf(part) };
}
