import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute } from '../../scripts/checks/execute.ts';
import { cell, type Report } from '../report/report.ts';
import { none } from './none.ts';

const CASES = 10_000;
// Each endpoint's filter, and the pages of each that sorts.
const PROPERTIES = 38;
const HOUR_MS = 3_600_000;

/** The part of Vitest's report that is read here. */
interface Tests {
  testResults: { assertionResults: { status: string; title: string; duration?: number | null }[] }[];
}

/** The tests that hold filters and sorts against the obvious evaluation, with many more cases than usual. */
export async function filters(seed: number): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-filters-'));
  const file = join(folder, 'report.json');
  try {
    const args = ['run', 'apps/sandbox/src/filter/', `--testTimeout=${HOUR_MS}`];
    await execute('vitest', [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
      env: { TORTURE_FILTERS: String(CASES), TORTURE_SEED: String(seed) },
      show: true,
    });
    // Written by Vitest, as we asked it to.
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Tests;
    const tests = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ title }) => title.includes('obvious'));
    return {
      tables: [
        {
          title: 'Random filters and sorts over random rows, beside the obvious evaluation',
          columns: ['', 'cases', 'seconds'],
          rows: tests.map(({ title, duration }) => [title, cell(CASES), cell((duration ?? 0) / 1000, 1)]),
        },
      ],
      marks: [
        none(
          'filters and sorts on which the two do not agree',
          tests.filter(({ status }) => status !== 'passed').map(({ title }) => title),
        ),
        {
          name: 'filters and sorts that were not tried',
          value: Math.max(0, PROPERTIES - tests.length),
          limit: 0,
          digits: 0,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
