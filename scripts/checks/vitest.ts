import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../root.ts';
import type { Check, Tally } from './check.ts';
import { execute } from './execute.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why the file could not be loaded. */
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

interface VitestOptions {
  /** Asked when the step begins, as an earlier one may have to prepare it. */
  readonly env?: () => Readonly<Record<string, string>>;
  /** More arguments for Vitest. */
  readonly args?: readonly string[];
}

/** Unit and integration tests of all workspaces, in one run. */
export function vitest(name: string, options: VitestOptions = {}): Check {
  return {
    name,
    async run() {
      const folder = mkdtempSync(join(tmpdir(), 'backchannel-unit-'));
      const file = join(folder, 'report.json');
      try {
        const args = [
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${file}`,
          // As in the browser tests: what passes at the second try is named at the end.
          ...(process.env['CI'] ? ['--retry=1'] : []),
          ...(options.args ?? []),
        ];
        // All that the tests put into temporary folders of their own goes with this one.
        const env = { ...options.env?.(), TMPDIR: folder };
        const { code } = await execute('vitest', args, { env, show: true });
        return countVitest(JSON.parse(readFileSync(file, 'utf8')), code);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A skipped test proves nothing, so it counts as failed; so does a file that could not be
 *  loaded, and an exit code that no failed test explains. */
export function countVitest(report: Report, exitCode: number | null): Tally {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + brokenFiles.length;
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  const failures = [
    ...brokenFiles.map(({ name, message }) => failure(name, 'could not be loaded', message)),
    ...report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status, failureMessages }) => status !== 'passed' || failureMessages?.[0] !== undefined)
        .map(({ fullName, status, failureMessages }) =>
          failure(
            name,
            status === 'passed' ? `${fullName} (flaky)` : fullName,
            failureMessages?.[0] ?? status,
          ),
        ),
    ),
  ];
  return { passed: report.numPassedTests, failed: failed + unexplained, failures };
}

/** One line: where, what, and the first line of why. */
const failure = (file: string, test: string, why = ''): string =>
  `${relative(root, file)}: ${test}: ${stripVTControlCharacters(why).trim().split('\n')[0]}`;
