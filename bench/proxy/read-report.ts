import { cell, type Report } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import type { Read } from './reads.ts';
import { bareName, bffName } from './ways.ts';

/** What one round found for one way. */
export interface Round {
  way: string;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** With one connection, nothing waits for anything else. */
  aloneP50Ms: number;
  /** Processor time of the way's own process per read. */
  cpuUs: number;
  rssMb: number;
}

/** Medians over the rounds, beside the direct call, and the mark for processor time. */
export function readReport(read: Read, rounds: readonly Round[]): Report {
  const names = [...new Set(rounds.map(({ way }) => way))].sort(
    (a, b) => medians(rounds, b).perSecond - medians(rounds, a).perSecond,
  );
  const direct = medians(rounds, 'direct');
  const bare = medians(rounds, bareName);
  const rows = names.map((name) => {
    const way = medians(rounds, name);
    const isDirect = name === 'direct';
    return [
      name,
      cell(way.perSecond),
      cell(way.perSecond / direct.perSecond, 2),
      cell(way.p50Ms, 2),
      cell(way.p99Ms, 2),
      isDirect ? '-' : cell(way.p50Ms - direct.p50Ms, 2),
      isDirect ? '-' : cell(way.p99Ms - direct.p99Ms, 2),
      isDirect ? '-' : cell(way.aloneP50Ms - direct.aloneP50Ms, 2),
      isDirect ? '-' : cell(way.cpuUs),
      isDirect ? '-' : cell(way.cpuUs / bare.cpuUs, 2),
      cell(way.rssMb),
    ];
  });
  return {
    tables: [
      {
        title: `${read.name}: ${read.method}, 20 kB answer, 32 connections`,
        columns: [
          'way',
          'reads/s',
          'of direct',
          'p50 ms',
          'p99 ms',
          'added p50',
          'added p99',
          'added p50 alone',
          'CPU µs/read',
          'of bare',
          'RSS MB',
        ],
        rows,
        note: 'Medians of interleaved rounds, each way in one process of its own. "Alone": one connection, so nothing queues. "Of bare": processor time beside the bare proxy\'s.',
      },
    ],
    marks: [
      {
        name: `BFF processor time per 20 kB read (${read.name}), of a bare undici proxy's`,
        value: medians(rounds, bffName).cpuUs / bare.cpuUs,
        limit: 1.5,
        unit: ' ×',
      },
    ],
  };
}

function medians(rounds: readonly Round[], name: string): Omit<Round, 'way'> {
  const own = rounds.filter(({ way }) => way === name);
  const of = (pick: (round: Round) => number): number => median(own.map(pick));
  return {
    perSecond: of((round) => round.perSecond),
    p50Ms: of((round) => round.p50Ms),
    p99Ms: of((round) => round.p99Ms),
    aloneP50Ms: of((round) => round.aloneP50Ms),
    cpuUs: of((round) => round.cpuUs),
    rssMb: of((round) => round.rssMb),
  };
}
