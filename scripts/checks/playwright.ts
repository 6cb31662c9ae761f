import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../chromium.ts';
import { root } from '../root.ts';
import { buildWeb } from '../web-build.ts';
import type { Check, Tally } from './check.ts';
import { execute } from './execute.ts';

interface Report {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** The tests in a real browser. `args` go to Playwright, such as a file or `--grep`. */
export function playwright(name: string, args: readonly string[] = []): Check {
  return {
    name,
    async run() {
      await buildWeb();
      const folder = mkdtempSync(join(tmpdir(), 'backchannel-e2e-'));
      const file = join(folder, 'report.json');
      try {
        const { code } = await execute('node_modules/.bin/playwright', ['test', ...args], {
          cwd: join(root, 'e2e'),
          env: { ...chromiumEnvironment(), PLAYWRIGHT_JSON_OUTPUT_NAME: file },
          show: true,
        });
        return countPlaywright(JSON.parse(readFileSync(file, 'utf8')), code);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Skipped tests and errors outside of tests count as failed. */
export function countPlaywright({ stats, errors }: Report, exitCode: number | null): Tally {
  const failed = stats.unexpected + stats.skipped + errors.length;
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return { passed: stats.expected + stats.flaky, failed: failed + unexplained };
}

function chromiumEnvironment(): Record<string, string> {
  const path = findChromium();
  return path === undefined ? {} : { CHROMIUM_PATH: path };
}
