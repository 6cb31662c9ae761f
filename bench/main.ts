import { inspect } from 'node:util';
import { OneLineError } from '../scripts/one-line-error.ts';
import { say } from '../scripts/say.ts';
import { stopAll } from './process/stops.ts';
import { writeReport } from './report/document.ts';
import { machine } from './report/machine.ts';
import { asText, isReached, markAsText, type Mark, type Report } from './report/report.ts';

// npm run bench [-- web|scroll|configure|proxy|sandbox|large|long …] [--write]: measures, prints tables and marks, and
// with --write records them in docs/performance.md. A missed mark is news, not a failure: the
// exit code is 1 only when something could not be measured.
const parts: Record<string, () => Promise<{ measure: () => Promise<Report> }>> = {
  web: () => import('./web/measure.ts'),
  scroll: () => import('./scroll/measure.ts'),
  configure: () => import('./configure/measure.ts'),
  proxy: () => import('./proxy/measure.ts'),
  sandbox: () => import('./sandbox/measure.ts'),
  large: () => import('./large/measure.ts'),
  long: () => import('./long/measure.ts'),
};

type Load = (typeof parts)[string];

/** Measures what was asked for and prints it. Says whether all of it could be measured. */
async function run(args: readonly string[]): Promise<boolean> {
  const write = args.includes('--write');
  const chosen = args.filter((arg) => arg !== '--write');
  const unknown = chosen.find((name) => !(name in parts));
  if (unknown !== undefined) {
    throw new OneLineError(
      `"${unknown}" cannot be measured; give any of ${Object.keys(parts).join(', ')}, --write`,
    );
  }
  const wanted = Object.entries(parts).filter(([name]) => chosen.length === 0 || chosen.includes(name));
  const marks: Mark[] = [];
  let failures = 0;
  for (const [name, load] of wanted) {
    say(`Measuring: ${name}`);
    const measuredOn = machine(new Date());
    const report = await measure(name, load);
    if (report === undefined) {
      failures += 1;
      continue;
    }
    for (const table of report.tables) process.stdout.write(`\n${asText(table)}`);
    marks.push(...report.marks);
    if (write) writeReport(name, report, measuredOn);
  }
  process.stdout.write(`\nMarks\n${marks.map((mark) => `${markAsText(mark)}\n`).join('')}`);
  process.stdout.write(`${marks.filter(isReached).length} of ${marks.length} marks reached\n`);
  if (failures > 0) process.stderr.write(`${failures} of ${wanted.length} parts could not be measured\n`);
  return failures === 0;
}

/** Undefined, and said why, when it could not be measured: the other parts still can. */
async function measure(name: string, load: Load): Promise<Report | undefined> {
  try {
    return await (await load()).measure();
  } catch (error) {
    process.stderr.write(`${name} could not be measured: ${inspect(error)}\n`);
    return undefined;
  } finally {
    await stopAll();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopAll().finally(() => process.exit(130)));
}
try {
  process.exit((await run(process.argv.slice(2))) ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof OneLineError ? error.message : inspect(error)}\n`);
  process.exit(1);
}
