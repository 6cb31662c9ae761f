import { tortureWithRequests } from '@backchannel/sandbox/torture';
import { cell, type Report } from '../report/report.ts';
import { none } from './none.ts';

const REQUESTS = 100_000;
const GROWTH_MB = 100;

/** Malformed requests, to every field of every operation. */
export async function requests(seed: number): Promise<Report> {
  const figures = await tortureWithRequests(REQUESTS, seed);
  const { early, late } = figures.memory;
  return {
    tables: [
      {
        title: 'Malformed requests',
        columns: ['', 'figure'],
        rows: [
          ['requests', cell(figures.requests)],
          ['of them over a bare socket', cell(figures.bareSockets)],
          ['operations', cell(figures.operations)],
          ['fields that were spoiled, however deep', cell(figures.fields)],
          ['refused', cell(figures.refused)],
          ['taken, as what was strange is allowed there', cell(figures.taken)],
          ['refused once more, all tables the same before and after', cell(figures.compared)],
          ['slowest answer, ms', cell(figures.slowestMs)],
          ['memory after the first fifth, MB', cell(early)],
          ['memory at the end, MB', cell(late)],
        ],
      },
    ],
    marks: [
      none(
        'answers that should not have been: 5xx, none in 2 s, no error body, changes by what was refused',
        figures.violations,
      ),
      { name: 'growth of memory', value: late - early, limit: GROWTH_MB, digits: 0, unit: ' MB' },
    ],
  };
}
