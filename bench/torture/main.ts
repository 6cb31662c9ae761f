import { inspect, parseArgs } from 'node:util';
import { seedOf } from '@backchannel/sandbox/torture';
import { OneLineError } from '../../scripts/one-line-error.ts';
import { say } from '../../scripts/say.ts';
import { writeReport } from '../report/document.ts';
import { machine } from '../report/machine.ts';
import { asText, isReached, markAsText, type Report } from '../report/report.ts';
import { clients } from './clients.ts';
import { filters } from './filters.ts';
import { heavy } from './heavy.ts';
import { kills } from './kills.ts';
import { requests } from './requests.ts';

// npm run torture [-- requests|kills|clients|filters|heavy …] [--write]: tries to break the sandbox, prints what came
// of it, and with --write records it in docs/reliability.md. The exit code is 1 when anything did break.
// `TORTURE_SEED` has an earlier run again.
const parts: Readonly<Record<string, (seed: number) => Promise<Report>>> = {
  requests,
  kills,
  clients,
  filters,
  heavy,
};
const page = { file: 'docs/reliability.md', command: 'torture' };

/** Runs what was asked for. Says whether all of it held. */
async function run(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false } },
  });
  const unknown = positionals.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined)
    throw new OneLineError(`there is no "${unknown}"; give any of ${Object.keys(parts).join(', ')}, --write`);
  const seed = seedOf();
  let holds = true;
  for (const [name, torture] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    say(`Torturing: ${name}, TORTURE_SEED=${seed}`);
    const triedOn = `${machine(new Date())}; seed ${seed}`;
    const report = await torture(seed);
    for (const table of report.tables) process.stdout.write(`\n${asText(table)}`);
    for (const mark of report.marks) process.stdout.write(`${markAsText(mark)}\n`);
    holds &&= report.marks.every(isReached);
    if (values.write) writeReport(name, report, triedOn, page);
  }
  return holds;
}

try {
  process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof OneLineError ? error.message : inspect(error)}\n`);
  process.exitCode = 1;
}
