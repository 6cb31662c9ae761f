import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment } from '../clean-environment.ts';
import { startSandbox } from '../parts/sandbox.ts';
import { preparePython } from '../python.ts';
import { root } from '../root.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Check, Tally } from './check.ts';
import { execute } from './execute.ts';

const folder = join(root, 'conformance/python');

interface ConformanceOptions {
  /** Names of operations, to call only these. Default: all. */
  readonly operations?: readonly string[];
  /** Show what it prints as it comes (default), or all of it when it is done. */
  readonly show?: boolean;
}

/** Every operation of the reference, called by the official Python SDK against a sandbox with the demo world. Without a
 *  Python that can do it the check says so and counts nothing. */
export function conformance({ operations = [], show = true }: ConformanceOptions = {}): Check {
  return {
    name: 'conformance of the sandbox, by the official Python SDK',
    async run() {
      const python = await preparePython(folder);
      if ('reason' in python) return { passed: 0, failed: 0, notRun: python.reason };
      const report = temporaryFolder('conformance');
      const sandbox = await startSandbox({ data: ':memory:', world: 'demo', env: cleanEnvironment() });
      try {
        const file = join(report.path, 'report.json');
        const { code, output } = await execute(python.program, ['-B', 'run.py', ...operations], {
          cwd: folder,
          show,
          env: {
            CONFORMANCE_URL: sandbox.url,
            CONFORMANCE_KEY: sandbox.apiKey,
            CONFORMANCE_SECRET: sandbox.apiSecret,
            CONFORMANCE_REPORT: file,
            TMPDIR: report.path,
          },
        });
        process.stdout.write(output);
        return countConformance(JSON.parse(readFileSync(file, 'utf8')), code);
      } finally {
        await sandbox.part.stop();
        report.remove();
      }
    },
  };
}

/** An exit code that no failed operation explains counts as one failure. */
export function countConformance(report: Tally, exitCode: number | null): Tally {
  const { passed, failed } = report;
  return { passed, failed: failed + (exitCode !== 0 && failed === 0 ? 1 : 0) };
}
