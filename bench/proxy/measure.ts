import { say } from '../../scripts/say.ts';
import { usageOf } from '../process/usage.ts';
import type { Report } from '../report/report.ts';
import { answer } from './answer.ts';
import { type MakeLoad, startLoad } from './load.ts';
import { measureMemory, memoryReport } from './memory.ts';
import { type Read, reads } from './reads.ts';
import { readReport, type Round } from './read-report.ts';
import { bffName, startWays, type Way } from './ways.ts';

const connections = 32;
const rounds = 5;
const perRound = { many: 4000, one: 400 };
const maxMs = 15_000;

/** What the BFF costs on a read of 20 kB, beside a direct call, nginx and the least that a proxy
 *  in Node can be; and what 100,000 such reads do to its memory. */
export async function measure(): Promise<Report> {
  const ways = await startWays();
  const makeLoad = await startLoad();
  const reports: Report[] = [];
  for (const read of reads) reports.push(readReport(read, await measureRead(makeLoad, ways, read)));
  const bff = ways.find(({ name }) => name === bffName);
  const [read] = reads;
  if (!bff || !read) throw new Error('there is nothing to measure the memory of');
  say('100,000 reads through the BFF');
  reports.push(
    memoryReport(
      await measureMemory(bff, (requests) => load(makeLoad, bff, read, { requests, connections })),
    ),
  );
  return { tables: reports.flatMap(({ tables }) => tables), marks: reports.flatMap(({ marks }) => marks) };
}

/** Rounds over all ways, every second one backwards, after one that only warms up. */
async function measureRead(makeLoad: MakeLoad, ways: readonly Way[], read: Read): Promise<Round[]> {
  const found: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    say(`${read.name}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`);
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
      const one = await load(makeLoad, way, read, { requests: perRound.one, connections: 1 });
      const before = usageOf(way.pid).cpuMs;
      const many = await load(makeLoad, way, read, { requests: perRound.many, connections });
      const { cpuMs, rssMb } = usageOf(way.pid);
      if (round === 0) continue;
      found.push({
        way: way.name,
        perSecond: (many.requests * 1000) / many.durationMs,
        p50Ms: many.p50Ms,
        p99Ms: many.p99Ms,
        aloneP50Ms: one.p50Ms,
        cpuUs: ((cpuMs - before) * 1000) / many.requests,
        rssMb,
      });
    }
  }
  return found;
}

const load = (makeLoad: MakeLoad, way: Way, read: Read, size: { requests: number; connections: number }) =>
  makeLoad({
    ...size,
    maxMs,
    origin: way.origin,
    path: way.prefix + read.path,
    method: read.method,
    headers: { ...way.headers, ...(read.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(read.body === undefined ? {} : { body: read.body }),
    sizeBytes: answer.length,
  });
