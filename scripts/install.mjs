import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGroup } from './run-group.mjs';

const pnpm = 'pnpm@12.21.0';

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules/.backchannel-installed');

/** What was installed is told by the lock file's content, not by its time, which a checkout
 *  changes. @param {string} root */
function wanted(root) {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return `${hash.digest('hex')}\n`;
}

/** Whether node_modules holds what the lock file names.
 *  @param {string} root */
export function isInstalled(root) {
  const stamp = stampPath(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted(root);
}

/** Installs all dependencies with the pinned pnpm, which npx fetches. Progress goes to stderr.
 *  Resolves to one line that says what went wrong, or to nothing.
 *  @param {string} root @returns {Promise<string | undefined>} */
export async function install(root) {
  process.stderr.write('Installing dependencies…\n');
  try {
    const { code, stopped } = await runGroup('npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      // CI lets pnpm replace a node_modules of another tool without asking.
      env: { ...process.env, CI: '1' },
    });
    if (stopped) return 'Stopped while installing.';
    if (code !== 0) return 'Installing the dependencies failed; the lines above say why.';
  } catch {
    return 'npx cannot be run; install npm, which brings it, and try again.';
  }
  writeFileSync(stampPath(root), wanted(root));
  return undefined;
}
