import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTestBrowser } from '../chromium.ts';
import { root } from '../root.ts';
import { temporaryFolder } from '../temporary-folder.ts';
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
  readonly suites?: readonly Suite[];
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly { readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[];
  }[];
}

/** The tests in a real browser. `args` go to Playwright, such as a file or `--grep`. */
export function playwright(name: string, args: readonly string[] = []): Check {
  return {
    name,
    async run() {
      await buildWeb();
      const ending = new AbortController();
      const folder = temporaryFolder('e2e', () => ending.abort());
      const file = join(folder.path, 'report.json');
      try {
        const { code } = await execute('node_modules/.bin/playwright', ['test', ...args], {
          cwd: join(root, 'e2e'),
          // All that the tests put into temporary folders of their own goes with this one.
          env: { ...chromiumEnvironment(), PLAYWRIGHT_JSON_OUTPUT_NAME: file, TMPDIR: folder.path },
          show: true,
          signal: ending.signal,
        });
        return countPlaywright(JSON.parse(readFileSync(file, 'utf8')), code);
      } finally {
        folder.remove();
      }
    },
  };
}

/** Skipped tests and errors outside of tests count as failed. */
export function countPlaywright({ stats, errors, suites }: Report, exitCode: number | null): Tally {
  const failed = stats.unexpected + stats.skipped + errors.length;
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return {
    passed: stats.expected + stats.flaky,
    failed: failed + unexplained,
    failures: failuresIn(suites ?? []),
  };
}

/** Where and what, a line each; one that passed when it was tried again is among them, and said to be. */
const failuresIn = (suites: readonly Suite[]): string[] =>
  suites.flatMap(({ suites: inner, specs }) => [
    ...failuresIn(inner ?? []),
    ...(specs ?? []).flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status !== 'expected')
        .map(({ status }) => `${file}:${line}: ${title}${status === 'unexpected' ? '' : ` (${status})`}`),
    ),
  ]);

function chromiumEnvironment(): Record<string, string> {
  const path = findTestBrowser();
  return path === undefined ? {} : { CHROMIUM_PATH: path };
}
