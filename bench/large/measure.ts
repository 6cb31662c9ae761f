import { makeWorldFile } from '@backchannel/sandbox/large-world';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from '../../scripts/parts/part.ts';
import { say } from '../../scripts/say.ts';
import { pidOf } from '../process/start.ts';
import { tempFolder } from '../process/temp-folder.ts';
import { usageOf } from '../process/usage.ts';
import { cell, type Mark, type Report, type Table } from '../report/report.ts';
import { median, percentile } from '../report/statistics.ts';
import { blockedOf, startSandboxPart } from '../servers/sandbox.ts';
import { type Ask, askOf } from './ask.ts';
import { knownIn } from './known.ts';
import { type Question, questionsFor, widestQuestionsFor } from './queries.ts';
import { measureSending } from './send.ts';

const worlds = { small: 1000, large: 100_000 };
type World = keyof typeof worlds;
const ROUNDS = 200;
const WARM_UP = 20;
const STARTS = 5;

/** What is asked of the large world alone. */
interface Alone {
  question: Question;
  ms: number[];
  rows: number | undefined;
}

interface Compared {
  question: Question;
  /** Milliseconds of each request. */
  ms: Record<World, number[]>;
  /** How many channels or messages its answer had; undefined when it is no list. */
  rows: Record<World, number | undefined>;
}

/** Everything that is asked of the sandbox, in a world of 1,000 channels and in one of 100,000. */
export async function measure(): Promise<Report> {
  const folder = tempFolder();
  const files: Record<World, string> = { small: join(folder, 'small.db'), large: join(folder, 'large.db') };
  const madeS = makeWorlds(files);
  const startMs = await measureStarts(files.large);
  const reading = await measureReading(files);
  const sending = await measureSending({ '1,000 channels': files.small, '100,000 channels': files.large });
  const marks = [
    ...reading.marks,
    ...sending.marks,
    { name: 'the large world made', value: madeS, limit: 90, digits: 0, unit: ' s' },
    { name: 'start on the large world', value: startMs, limit: 1000, digits: 0, unit: ' ms' },
  ];
  return { tables: [...reading.tables, sending.table], marks };
}

/** Seconds that the large one took. */
function makeWorlds(files: Record<World, string>): number {
  let seconds = 0;
  for (const world of ['small', 'large'] as const) {
    const channels = worlds[world];
    const from = performance.now();
    makeWorldFile(files[world], { users: channels / 2, channels, messages: channels * 10 });
    seconds = (performance.now() - from) / 1000;
    say(
      `A world of ${channels.toLocaleString('en')} channels is ready: ${seconds.toFixed(1)} s, ${Math.round(statSync(files[world]).size / 2 ** 20)} MB.`,
    );
  }
  return seconds;
}

/** From the beginning of its process to its address, in milliseconds. */
async function measureStarts(file: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < STARTS; count += 1) {
    const from = performance.now();
    const { part } = await startSandboxPart(file);
    times.push(performance.now() - from);
    await part.stop();
  }
  return median(times);
}

async function measureReading(files: Record<World, string>): Promise<{ tables: Table[]; marks: Mark[] }> {
  const started = { small: await startSandboxPart(files.small), large: await startSandboxPart(files.large) };
  const asks = { small: askOf(started.small.sandbox), large: askOf(started.large.sandbox) };
  const known = { small: knownIn(files.small), large: knownIn(files.large) };
  const questions = { small: questionsFor(known.small), large: questionsFor(known.large) };
  const rows: Compared[] = [];
  await blockedOf(started.large.part);
  for (const [index, question] of questions.large.entries()) {
    const small = questions.small[index];
    if (small) rows.push({ question, ...(await compare({ small, large: question }, asks)) });
  }
  const alone: Alone[] = [];
  for (const question of widestQuestionsFor(known.large))
    alone.push({ question, ...(await timesOf(question, asks.large)) });
  const marks = [
    ...[...rows.map(({ question, ms }) => ({ question, ms: ms.large })), ...alone].flatMap(limitOf),
    ...growthMarks(rows),
    ...(await useMarks(started.large.part)),
  ];
  // Each file is for one sandbox at a time.
  await Promise.all([started.small.part.stop(), started.large.part.stop()]);
  return { tables: [tableOf(rows), aloneTableOf(alone)], marks };
}

/** The same of both worlds, by turns. */
async function compare(
  questions: Record<World, Question>,
  asks: Record<World, Ask>,
): Promise<Omit<Compared, 'question'>> {
  const ms: Record<World, number[]> = { small: [], large: [] };
  const rows: Compared['rows'] = { small: undefined, large: undefined };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const world of round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const)) {
      const { ms: time, answer } = await asks[world](questions[world].asked);
      if (round >= WARM_UP) ms[world].push(time);
      if (round === 0) rows[world] = rowsOf(answer);
    }
  }
  return { ms, rows };
}

async function timesOf({ asked }: Question, ask: Ask): Promise<Omit<Alone, 'question'>> {
  const rows = rowsOf((await ask(asked)).answer);
  const ms: number[] = [];
  for (let round = 1; round < WARM_UP + ROUNDS; round += 1) {
    const { ms: time } = await ask(asked);
    if (round >= WARM_UP) ms.push(time);
  }
  return { ms, rows };
}

function rowsOf(json: Buffer): number | undefined {
  const answer: unknown = JSON.parse(json.toString());
  if (typeof answer !== 'object' || answer === null) return undefined;
  const list = 'results' in answer ? answer.results : 'channels' in answer ? answer.channels : undefined;
  return Array.isArray(list) ? list.length : undefined;
}

/** Of the medians: the slowest of questions that take a millisecond are slow by what else the machine does. */
const ratioOf = ({ ms }: Compared): number => median(ms.large) / median(ms.small);

const tableOf = (rows: readonly Compared[]): Table => ({
  title: 'Reading, over HTTP',
  columns: ['what', 'p50 at 1,000', 'p95', 'rows', 'p50 at 100,000', 'p95 ms', 'rows there', 'p50 ratio'],
  rows: rows.map((row) => [
    row.question.name,
    ...(['small', 'large'] as const).flatMap((world) => [
      cell(median(row.ms[world]), 2),
      cell(percentile(row.ms[world], 0.95), 2),
      cell(row.rows[world]),
    ]),
    cell(ratioOf(row), 2),
  ]),
  note: `Milliseconds of ${ROUNDS} requests each, one at a time, by turns between two sandboxes in processes of their own: 1,000 channels with 10,000 messages, and 100,000 with 1,000,000. Lists are of 30 channels without their state, and searches of 30 messages; where the smaller world has fewer, the ratio is one of different answers. Where something is searched, it is about as many channels with about as many messages in either world; the mark for growth is that of the worst of all.`,
});

const aloneTableOf = (rows: readonly Alone[]): Table => ({
  title: 'Reading, in as many channels as are searched',
  columns: ['what', 'p50 at 100,000', 'p95 ms', 'rows there'],
  rows: rows.map(({ question, ms, rows: count }) => [
    question.name,
    cell(median(ms), 2),
    cell(percentile(ms, 0.95), 2),
    cell(count),
  ]),
  note: 'Asked of the larger world alone: 500 of its channels may have more messages than all of the smaller one.',
});

const limitOf = ({ question: { name, limitMs }, ms }: { question: Question; ms: number[] }): Mark[] =>
  limitMs === undefined
    ? []
    : [{ name: `${name}, p95`, value: percentile(ms, 0.95), limit: limitMs, unit: ' ms' }];

function growthMarks(rows: readonly Compared[]): Mark[] {
  const worst = rows.toSorted((a, b) => ratioOf(b) - ratioOf(a))[0];
  if (!worst) return [];
  const name = `growth from 1,000 to 100,000 channels (worst: ${worst.question.name})`;
  return [{ name, value: ratioOf(worst), limit: 2, unit: ' ×' }];
}

async function useMarks(part: Part): Promise<Mark[]> {
  const { rssMb } = usageOf(pidOf(part));
  return [
    { name: 'longest turn while it is read', value: (await blockedOf(part)).turnMs, limit: 50, unit: ' ms' },
    { name: 'memory after reading', value: rssMb, limit: 350, digits: 0, unit: ' MB' },
  ];
}
