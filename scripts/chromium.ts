import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command, type Check } from './checks/check.ts';
import { execute } from './checks/execute.ts';
import { root } from './root.ts';
import { say } from './say.ts';
import { aptInstall, canAptInstall } from './system-packages.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Path of an installed Chromium: CHROMIUM_PATH where set, else the first on the system. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['CHROMIUM_PATH']) return env['CHROMIUM_PATH'];
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere].find(
    (path) => existsSync(path),
  );
}

/** Makes sure that there is a browser: an installed one, else the system's package, else the one
 *  that Playwright downloads. */
export const chromiumCheck: Check = {
  name: 'browser',
  async run() {
    if (findChromium() === undefined && canAptInstall() && !(await aptInstall('chromium'))) {
      say('It could not be installed; trying the browser that Playwright downloads…');
    }
    const path = findChromium();
    if (path === undefined) {
      const playwright = join(root, 'e2e/node_modules/.bin/playwright');
      return command('browser', playwright, ['install', 'chromium'], { cwd: join(root, 'e2e') }).run();
    }
    const { code, output } = await execute(path, ['--version']);
    process.stdout.write(`${path}: ${output.trim()}\n`);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
};
