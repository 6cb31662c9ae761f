import { usageOf } from '../process/usage.ts';
import { cell, type Report } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import type { LoadResult } from './load-process.ts';
import { bffName, type Way } from './ways.ts';

const batch = 5000;
const batches = 20;

/** Resident memory of one way, in MB, after each batch of reads. */
export interface Memory {
  way: string;
  rssMb: number[];
}

/** Sends 100,000 reads, 5,000 at a time, after as many to warm up: until then the heap of Node
 *  still grows into its size, by steps of 60 MB, without anything being kept. */
export async function measureMemory(
  way: Way,
  send: (requests: number) => Promise<LoadResult>,
): Promise<Memory> {
  const memory: Memory = { way: way.name, rssMb: [] };
  for (let done = 0; done < 2 * batches; done += 1) {
    const { requests } = await send(batch);
    if (requests < batch) throw new Error(`${way.name} answers too slowly for a measurement of its memory`);
    if (done >= batches) memory.rssMb.push(usageOf(way.pid).rssMb);
  }
  return memory;
}

/** Flat: the last quarter of the BFF's lies no more than a tenth above its second one. */
export function memoryReport(memories: readonly Memory[]): Report {
  const shown = [0, 3, 7, 11, 15, 19];
  const growth = ({ rssMb }: Memory): number => level(rssMb, 3) / level(rssMb, 1);
  return {
    tables: [
      {
        title: 'Resident memory over 100,000 reads, after as many to warm up, MB',
        columns: [
          'way',
          ...shown.map((i) => `after ${((i + 1) * batch).toLocaleString('en')}`),
          'last quarter of second',
        ],
        rows: memories.map((memory) => [
          memory.way,
          ...shown.map((i) => cell(memory.rssMb[i])),
          cell(growth(memory), 2),
        ]),
      },
    ],
    marks: memories
      .filter(({ way }) => way === bffName)
      .map((memory) => ({
        name: 'BFF memory in the last quarter of 100,000 reads, of the second quarter',
        value: growth(memory),
        limit: 1.1,
        unit: ' ×',
      })),
  };
}

/** The middle of a quarter of the samples; the first quarter is 0. */
const level = (rssMb: readonly number[], quarter: number): number =>
  median(rssMb.slice((quarter * batches) / 4, ((quarter + 1) * batches) / 4));
