import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import type { Session } from '../session.ts';
import { asChangeSet, asPlanned, type ChangeSet, type Planned } from './answers.ts';
import { ledgerInWords, planInWords, problemsInWords, waitInWords } from './in-words.ts';

export interface Options {
  /** The app's id. */
  readonly app: string;
  /** Of the configuration; `export` writes it, or to standard output without. */
  readonly file: string | undefined;
  /** Whether what is not in the file is deleted. */
  readonly prune: boolean;
  /** Kept in the history. */
  readonly reason: string | undefined;
  /** Called with a line on what goes on meanwhile. */
  readonly say: (line: string) => void;
}

/** What a command prints, and how it ends: 0 done, 2 the app differs from the file. Failures are thrown. */
export interface Outcome {
  readonly output: string;
  readonly code: 0 | 2;
}

const pollEveryMs = 300;

const routeOf = ({ app }: Options, rest = ''): string =>
  `/api/apps/${encodeURIComponent(app)}/configuration${rest}`;

/** The app's configuration as it is now. */
export async function exportConfiguration(session: Session, options: Options): Promise<Outcome> {
  const yaml = await session.text(routeOf(options));
  if (options.file === undefined) return { output: yaml, code: 0 };
  try {
    writeFileSync(options.file, yaml);
  } catch (cause) {
    throw new Failure(`${options.file} cannot be written.`, { cause });
  }
  return { output: `Written to ${options.file}.\n`, code: 0 };
}

/** What would be changed so that the app is as the file says. */
export async function planConfiguration(session: Session, options: Options): Promise<Outcome> {
  const planned = await plan(session, options);
  return { output: `${planInWords(planned, options)}\n`, code: 0 };
}

/** Whether the app is as the file says, and has nothing that the file has not. */
export async function checkConfiguration(session: Session, options: Options): Promise<Outcome> {
  const planned = await plan(session, options);
  const drifts = planned.changes.length > 0 || planned.left.length > 0;
  return drifts
    ? { output: `${planInWords(planned, options)}\nThe app differs from the file.\n`, code: 2 }
    : { output: 'The app is as the file says.\n', code: 0 };
}

/** Makes the app as the file says, step by step. Throws `Failure` with the ledger when it could not be done whole. */
export async function applyConfiguration(session: Session, options: Options): Promise<Outcome> {
  const yaml = read(options);
  const planned = await plan(session, options, yaml);
  const { prune, reason = '' } = options;
  if (planned.changes.length === 0) return { output: 'Nothing to change.\n', code: 0 };
  const answer = await session.post(routeOf(options, '/apply'), { yaml, prune, plan: planned.plan, reason });
  const set = await whenOver(session, asChangeSet(answer), options.say);
  if (set.state === 'done') return { output: `${ledgerInWords(set)}\n`, code: 0 };
  throw new Failure(`${ledgerInWords(set)}\nNot everything was done. Plan again, and apply what is left.`);
}

async function whenOver(session: Session, begun: ChangeSet, say: Options['say']): Promise<ChangeSet> {
  let set = begun;
  let said: string | undefined;
  while (set.state === 'running') {
    const wait = waitInWords(set);
    if (wait !== undefined && wait !== said) say(wait);
    said = wait;
    await setTimeout(pollEveryMs);
    set = asChangeSet(await session.get(`/api/change-sets/${set.id}`));
  }
  return set;
}

function read({ file }: Options): string {
  if (file === undefined) throw new Failure('Name the file with --file.');
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Failure(`${file} cannot be read.`, { cause });
  }
}

async function plan(session: Session, options: Options, yaml = read(options)): Promise<Planned> {
  const { prune, file = '' } = options;
  const planned = asPlanned(await session.post(routeOf(options, '/plan'), { yaml, prune }));
  if (planned.problems.length > 0) throw new Failure(problemsInWords(file, planned.problems));
  return planned;
}
