import { say } from '../../scripts/say.ts';
import { usageOf } from '../process/usage.ts';
import type { Report } from '../report/report.ts';
import { answer } from './answer.ts';
import { type MakeLoad, startLoad } from './load.ts';
import { measureMemory, type Memory, memoryReport } from './memory.ts';
import { type Read, reads } from './reads.ts';
import { readReport, type Round } from './read-report.ts';
import { bareName, bffName, startWays, type Way } from './ways.ts';

const connections = 32;
const rounds = 8;
const perRound = { many: 4000, one: 400 };
const maxMs = 15_000;

/** What the BFF costs on a read of 20 kB, beside a direct call, nginx and the least that a proxy
 *  in Node can be; and what 100,000 such reads do to its memory. */
export async function measure(): Promise<Report> {
  const ways = await startWays();
  const makeLoad = await startLoad();
  const reports: Report[] = [];
  for (const read of reads) reports.push(readReport(read, await measureRead(makeLoad, ways, read)));
  reports.push(memoryReport(await measureMemories(makeLoad, ways)));
  return { tables: reports.flatMap(({ tables }) => tables), marks: reports.flatMap(({ marks }) => marks) };
}

/** Of the BFF and, beside it, of the bare proxy. */
async function measureMemories(makeLoad: MakeLoad, ways: readonly Way[]): Promise<Memory[]> {
  const [read] = reads;
  if (!read) throw new Error('there is no read to send');
  const memories: Memory[] = [];
  for (const way of ways.filter(({ name }) => name === bffName || name === bareName)) {
    say(`100,000 reads: ${way.name}`);
    memories.push(
      await measureMemory(way, (requests) => load(makeLoad, way, read, { requests, connections })),
    );
  }
  return memories;
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
