import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../../scripts/say.ts';
import { askOf } from '../large/ask.ts';
import { tempFolder } from '../process/temp-folder.ts';
import { cell, type Report } from '../report/report.ts';
import { blockedOf, startSandboxPart } from '../servers/sandbox.ts';
import { longCalls } from './calls.ts';
import { makeWorld } from './world.ts';

const MARK_MS = 50;
const WARM_UP = 200;
const PAUSE_MS = 50;

const searchPath = `/api/v2/chat/search?payload=${encodeURIComponent(JSON.stringify({ filter_conditions: { type: 'team' }, query: 'nothing' }))}`;

interface Row {
  name: string;
  answeredMs: number;
  doneMs: number;
  turnMs: number;
}

/** Calls with very much to do: when they are answered, and for how long nobody else has a turn meanwhile. */
export async function measure(): Promise<Report> {
  const file = join(tempFolder(), 'long.db');
  await makeWorld(file);
  say('A world with much of everything is ready.');
  const { sandbox, part } = await startSandboxPart(file);
  const ask = askOf(sandbox);
  for (let count = 0; count < WARM_UP; count += 1)
    await ask({ method: 'POST', path: '/api/v2/chat/channels', body: { filter_conditions: {}, limit: 10 } });
  // The full-text index learns here of what the world was made with; otherwise the first campaign would teach it.
  await ask({ method: 'GET', path: searchPath });
  const rows: Row[] = [];
  for (const { name, asked } of longCalls) {
    await blockedOf(part);
    const from = performance.now();
    const { ms } = await ask(asked);
    await untilNothingIsLeft(file);
    const doneMs = performance.now() - from;
    const { turnMs } = await blockedOf(part);
    rows.push({ name, answeredMs: ms, doneMs, turnMs });
  }
  const worst = rows.toSorted((a, b) => b.turnMs - a.turnMs)[0];
  return {
    tables: [
      {
        title: 'Calls with much to do',
        columns: ['what', 'answered after ms', 'all of it done after ms', 'longest turn ms'],
        rows: rows.map((row) => [row.name, cell(row.answeredMs), cell(row.doneMs), cell(row.turnMs)]),
        note: 'Some are answered when all is done, some begin a task. The longest turn is processor time: for so long nobody else is served.',
      },
    ],
    marks: worst
      ? [{ name: `longest turn (worst: ${worst.name})`, value: worst.turnMs, limit: MARK_MS, unit: ' ms' }]
      : [],
  };
}

const LEFT = `select 1 from tasks where status in ('waiting', 'pending', 'running')
  union all select 1 from campaigns where status = 'in_progress'`;

/** Waits until every task and campaign has come to its end, the sandbox's own tasks included. */
async function untilNothingIsLeft(file: string): Promise<void> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const open = db.prepare(LEFT);
    while (open.get() !== undefined) await wait(PAUSE_MS);
  } finally {
    db.close();
  }
}
