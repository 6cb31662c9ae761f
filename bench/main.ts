import { OneLineError } from '../scripts/one-line-error.ts';
import { say } from '../scripts/say.ts';
import { stopAll } from './process/stops.ts';
import { writeReport } from './report/document.ts';
import { machine } from './report/machine.ts';
import { asText, isReached, markAsText, type Mark, type Report } from './report/report.ts';

// npm run bench [-- web|scroll|proxy|sandbox …] [--write]: measures, prints tables and marks, and
// with --write records them in docs/performance.md. A missed mark is news, not a failure: the
// exit code is 1 only when something could not be measured.
const parts: Record<string, () => Promise<{ measure: () => Promise<Report> }>> = {
  web: () => import('./web/measure.ts'),
  scroll: () => import('./scroll/measure.ts'),
  proxy: () => import('./proxy/measure.ts'),
  sandbox: () => import('./sandbox/measure.ts'),
};

async function run(args: readonly string[]): Promise<void> {
  const write = args.includes('--write');
  const chosen = args.filter((arg) => arg !== '--write');
  const unknown = chosen.find((name) => !(name in parts));
  if (unknown !== undefined) {
    throw new OneLineError(
      `"${unknown}" cannot be measured; give any of ${Object.keys(parts).join(', ')}, --write`,
    );
  }
  const marks: Mark[] = [];
  for (const [name, load] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    say(`Measuring: ${name}`);
    const measuredOn = machine(new Date());
    const report = await measureOne(name, load);
    for (const table of report.tables) process.stdout.write(`\n${asText(table)}`);
    marks.push(...report.marks);
    if (write) writeReport(name, report, measuredOn);
  }
  process.stdout.write(`\nMarks\n${marks.map((mark) => `${markAsText(mark)}\n`).join('')}`);
  process.stdout.write(`${marks.filter(isReached).length} of ${marks.length} marks reached\n`);
}

async function measureOne(
  name: string,
  load: () => Promise<{ measure: () => Promise<Report> }>,
): Promise<Report> {
  try {
    return await (await load()).measure();
  } catch (error) {
    throw new Error(`${name} could not be measured`, { cause: error });
  } finally {
    await stopAll();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopAll().finally(() => process.exit(130)));
}
try {
  await run(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  if (error instanceof OneLineError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? describe(error) : String(error)}\n`);
  process.exit(1);
}

function describe(error: Error): string {
  const cause =
    error.cause instanceof Error ? `\n  because: ${error.cause.stack ?? error.cause.message}` : '';
  return `${error.message}${cause}`;
}
