import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OneLineError } from './one-line-error.ts';
import { root } from './root.ts';
import { say } from './say.ts';
import { hashSources } from './source-hash.ts';

const sources = [
  'apps/web/{src,build,public}/**/*',
  'apps/web/{index.html,package.json,vite.config.ts,tsconfig.json}',
  'packages/{chat-api,configuration}/src/**/*.ts',
  'packages/{chat-api,configuration}/package.json',
];
const dist = join(root, 'apps/web/dist');
/** In dist, which a build empties first: a build that broke off leaves no stamp. */
const stamp = join(dist, '.built-from');

/** Builds the web app into apps/web/dist unless that was built from the same sources,
 *  or `always`. Progress goes to stderr. Throws `OneLineError` when the build fails or is aborted. */
export async function buildWeb(options: { signal?: AbortSignal; always?: boolean } = {}): Promise<void> {
  const { signal, always = false } = options;
  const wanted = `${hashSources(sources)}\n`;
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Building the web app…');
  const code = await runVite(signal);
  if (code !== 0) throw new OneLineError('Building the web app failed; the lines above say why.');
  writeFileSync(stamp, wanted);
}

function runVite(signal?: AbortSignal): Promise<number | null> {
  const vite = join(root, 'apps/web/node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/web'),
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const abort = (): boolean => child.kill('SIGTERM');
  signal?.addEventListener('abort', abort, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      signal?.removeEventListener('abort', abort);
      resolve(code);
    });
  });
}
