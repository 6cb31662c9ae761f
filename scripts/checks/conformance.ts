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

/** Every operation of the reference, called by the official Python SDK against a sandbox with the demo world. `args`
 *  are names of operations, to call only these. Without a Python that can do it the check says so and counts nothing. */
export function conformance(args: readonly string[] = []): Check {
  return {
    name: 'conformance of the sandbox, by the official Python SDK',
    async run() {
      const python = await preparePython(folder);
      if ('reason' in python) return { passed: 0, failed: 0, notRun: python.reason };
      const report = temporaryFolder('conformance');
      const sandbox = await startSandbox({ data: ':memory:', world: 'demo', env: cleanEnvironment() });
      try {
        const file = join(report.path, 'report.json');
        const { code } = await execute(python.program, ['-B', 'run.py', ...args], {
          cwd: folder,
          show: true,
          env: {
            CONFORMANCE_URL: sandbox.url,
            CONFORMANCE_KEY: sandbox.apiKey,
            CONFORMANCE_SECRET: sandbox.apiSecret,
            CONFORMANCE_REPORT: file,
            TMPDIR: report.path,
          },
        });
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
