import { OneLineError } from '../one-line-error.ts';
import { execute, type ExecuteOptions } from './execute.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Names of tests that failed, as far as they are known; said again in the summary, since the output before it is long. */
  readonly failures?: readonly string[];
  /** Why this machine cannot run the step; what did not run has not passed. */
  readonly notRun?: string;
}

/** One step of a test run. */
export interface Check {
  readonly name: string;
  /** Rejects when the step itself breaks; that counts as one failure. */
  run(): Promise<Tally>;
}

/** A check that is one program: exit code 0 passes, and only a failure shows its output. */
export function command(
  name: string,
  program: string,
  args: readonly string[],
  options: ExecuteOptions = {},
): Check {
  return {
    name,
    async run() {
      const { code, output } = await execute(program, args, options);
      if (code === 0) return { passed: 1, failed: 0 };
      process.stdout.write(`${output.trimEnd()}\n`);
      return { passed: 0, failed: 1 };
    },
  };
}

/** The check, begun at once; in its turn it is only waited for. For one that prints nothing until it is done. */
export function begun(check: Check): Check {
  const tally = tallyOf(check);
  return { name: check.name, run: () => tally };
}

/** Runs all checks in order, whatever becomes of each, and prints progress and, as the last
 *  line, `N passed, N failed`. Resolves to the exit code: 1 when something failed or nothing ran. */
export async function runChecks(checks: readonly Check[]): Promise<0 | 1> {
  const results: { name: string; tally: Tally; seconds: number }[] = [];
  for (const [index, check] of checks.entries()) {
    print(`\n[${index + 1}/${checks.length}] ${check.name}`);
    const startedAt = performance.now();
    const tally = await tallyOf(check);
    results.push({ name: check.name, tally, seconds: (performance.now() - startedAt) / 1000 });
    print(describe(results.at(-1)));
  }
  print('\nSummary');
  for (const result of results) {
    print(`  ${describe(result)}`);
    for (const name of result.tally.failures ?? []) print(`    ✗ ${name}`);
  }
  const missed = results.filter(({ tally }) => tally.notRun !== undefined);
  for (const { name, tally } of missed)
    print(`\n!!! NOT RUN: ${name}: ${tally.notRun}. Nothing of it counts as passed. !!!`);
  const passed = results.reduce((sum, { tally }) => sum + tally.passed, 0);
  const failed = results.reduce((sum, { tally }) => sum + tally.failed, 0);
  print(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

async function tallyOf(check: Check): Promise<Tally> {
  try {
    return await check.run();
  } catch (error) {
    const reason = error instanceof Error ? error.stack : String(error);
    print(error instanceof OneLineError ? error.message : `${reason}`);
    return { passed: 0, failed: 1 };
  }
}

function describe(result: { name: string; tally: Tally; seconds: number } | undefined): string {
  if (!result) return '';
  const { passed, failed, notRun } = result.tally;
  if (notRun !== undefined) return `${result.name}: NOT RUN, as ${notRun}`;
  const counts = failed > 0 ? `FAILED (${passed} passed, ${failed} failed)` : `ok (${passed})`;
  return `${result.name}: ${counts} ${result.seconds.toFixed(1)} s`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
