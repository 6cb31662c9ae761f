import { usageOf } from '../process/usage.ts';
import { cell, type Report } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import type { LoadResult } from './load-process.ts';
import type { Way } from './ways.ts';

const batch = 5000;
const batches = 20;

interface Sample {
  reads: number;
  rssMb: number;
}

/** Resident memory after every 5,000 of 100,000 reads. The rounds before have warmed it up. */
export async function measureMemory(
  way: Way,
  send: (requests: number) => Promise<LoadResult>,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let done = 0; done < batches * batch;) {
    const { requests } = await send(batch);
    if (requests === 0) throw new Error(`${way.name} answers too slowly for a measurement of its memory`);
    done += requests;
    samples.push({ reads: done, rssMb: usageOf(way.pid).rssMb });
  }
  return samples;
}

/** Flat: the last quarter lies no more than a tenth above the second one. */
export function memoryReport(samples: readonly Sample[]): Report {
  const quarter = Math.floor(samples.length / 4);
  const level = (from: number): number =>
    median(samples.slice(from, from + quarter).map(({ rssMb }) => rssMb));
  const shown = samples.filter((_, i) => i % 4 === 3);
  return {
    tables: [
      {
        title: 'Memory of the BFF over 100,000 reads',
        columns: ['reads', ...shown.map(({ reads }) => reads.toLocaleString('en'))],
        rows: [['RSS MB', ...shown.map(({ rssMb }) => cell(rssMb))]],
      },
    ],
    marks: [
      {
        name: 'BFF memory, last quarter of 100,000 reads, of the second quarter',
        value: level(samples.length - quarter) / level(quarter),
        limit: 1.1,
        unit: ' ×',
      },
    ],
  };
}
