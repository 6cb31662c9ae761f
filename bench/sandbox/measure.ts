import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { say } from '../../scripts/say.ts';
import { tempFolder } from '../process/temp-folder.ts';
import { cell, type Report } from '../report/report.ts';
import { median, percentile } from '../report/statistics.ts';
import { startSandbox } from '../servers/sandbox.ts';
import { type Ask, askOf } from './ask.ts';
import { busiestMember, growChannels } from './grow.ts';
import { makeWorld } from './make-world.ts';
import { type ChannelQuery, queriesFor } from './queries.ts';

const sizes = { few: 2000, many: 100_000 };
type Size = keyof typeof sizes;
const rounds = 200;
const warmUp = 20;

/** `query_channels` with filter and sort over 2,000 and 100,000 channels, by turns. */
export async function measure(): Promise<Report> {
  const folder = tempFolder();
  const files: Record<Size, string> = { few: join(folder, 'few.db'), many: join(folder, 'many.db') };
  for (const size of ['few', 'many'] as const) {
    await makeWorld(files[size]);
    const channels = growChannels(files[size], sizes[size]);
    say(`A world of ${channels.toLocaleString('en')} channels is ready.`);
  }
  const queries = queriesFor(namesIn(files.few));
  const asks = { few: askOf(await startSandbox(files.few)), many: askOf(await startSandbox(files.many)) };
  const rows: Compared[] = [];
  for (const query of queries) rows.push(await compare(query, asks));
  return sandboxReport(rows);
}

interface Compared {
  query: ChannelQuery;
  /** Milliseconds of each request. */
  few: number[];
  many: number[];
  /** Channels in the answer over 100,000. */
  found: number;
}

async function compare(query: ChannelQuery, asks: Record<Size, Ask>): Promise<Compared> {
  const compared: Compared = { query, few: [], many: [], found: 0 };
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const size of round % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)) {
      const { ms, answer } = await asks[size](query);
      if (round >= warmUp) compared[size].push(ms);
      if (size === 'many') compared.found = answer.channels.length;
    }
  }
  if (compared.found === 0) throw new Error(`"${query.name}" finds nothing, so it measures nothing`);
  return compared;
}

function sandboxReport(rows: readonly Compared[]): Report {
  const ratio = ({ few, many }: Compared): number => percentile(many, 0.95) / percentile(few, 0.95);
  const worst = rows.toSorted((a, b) => ratio(b) - ratio(a))[0];
  if (!worst) throw new Error('nothing was asked');
  return {
    tables: [
      {
        title: 'query_channels, 30 rows, over HTTP',
        columns: ['filter and sort', 'p50 at 2,000', 'p95', 'p50 at 100,000', 'p95 ms', 'p95 ratio', 'rows'],
        rows: rows.map((row) => [
          row.query.name,
          cell(median(row.few), 2),
          cell(percentile(row.few, 0.95), 2),
          cell(median(row.many), 2),
          cell(percentile(row.many, 0.95), 2),
          cell(ratio(row), 2),
          cell(row.found),
        ]),
        note: `Milliseconds of ${rounds} requests each, one at a time, by turns between two sandboxes in processes of their own. The larger world is the demo, its channels and people multiplied, so that each filter matches the same share; the busiest member alone is in all copies of their channels.`,
      },
    ],
    marks: [
      {
        name: `query_channels, p95 at 100,000 channels, of that at 2,000 (worst: ${worst.query.name})`,
        value: ratio(worst),
        limit: 3,
        unit: ' ×',
      },
    ],
  };
}

/** People and a team of this world to ask for. */
function namesIn(file: string): Parameters<typeof queriesFor>[0] {
  const db = new DatabaseSync(file, { readOnly: true });
  const first = (sql: string): string => {
    const value = Object.values(db.prepare(sql).get() ?? {})[0];
    if (typeof value !== 'string') throw new Error(`the demo world has nothing for: ${sql}`);
    return value;
  };
  try {
    return {
      someone: first('select user_id from members group by user_id order by count(*) desc limit 1 offset 20'),
      busiest: busiestMember(db),
      team: first("select team from channels where team <> '' group by team order by count(*) desc limit 1"),
    };
  } finally {
    db.close();
  }
}
