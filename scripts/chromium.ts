import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command, type Check } from './checks/check.ts';
import { execute } from './checks/execute.ts';
import { root } from './root.ts';
import { say } from './say.ts';
import { aptInstall, canAptInstall } from './system-packages.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Chromium without all that draws windows; nothing of a page is different, and tests take four fifths of the time. */
const shell = 'chromium-headless-shell';

/** Path of an installed Chromium: CHROMIUM_PATH where set, else the first on the system. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env['CHROMIUM_PATH'] || (find(names, env) ?? elsewhere.find((path) => existsSync(path)));
}

/** Path of the browser that tests run in: CHROMIUM_PATH where set, else the quickest on the system. */
export function findTestBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env['CHROMIUM_PATH'] || (find([shell], env) ?? findChromium(env));
}

function find(programs: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return programs
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Makes sure that there is a browser: the system's package of the quick one where packages can be installed, else any
 *  that is installed, else the one that Playwright downloads. Decision 030 says why a package comes before any. */
export const chromiumCheck: Check = {
  name: 'browser',
  async run() {
    const isThere = process.env['CHROMIUM_PATH'] || find([shell], process.env) !== undefined;
    if (!isThere && canAptInstall() && !(await aptInstall(shell))) {
      say(`It could not be installed; trying ${findChromium() ?? 'the browser that Playwright downloads'}…`);
    }
    const path = findTestBrowser();
    if (path === undefined) {
      const playwright = join(root, 'e2e/node_modules/.bin/playwright');
      return command('browser', playwright, ['install', 'chromium'], { cwd: join(root, 'e2e') }).run();
    }
    const { code, output } = await execute(path, ['--version']);
    process.stdout.write(`${path}: ${output.trim()}\n`);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
};
