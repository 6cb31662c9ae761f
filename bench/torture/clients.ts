import { tortureWithClients } from '@backchannel/sandbox/torture';
import { cell, type Report } from '../report/report.ts';
import { none } from './none.ts';

const ROUNDS = 50;

/** 64 clients that write at once, to one channel and to as many. */
export async function clients(): Promise<Report> {
  const one = await tortureWithClients(ROUNDS, 'one');
  const many = await tortureWithClients(ROUNDS, 'many');
  return {
    tables: [
      {
        title: 'Many clients that write at once',
        columns: ['to', 'clients', 'writes', 'per second', 'slowest round of 6, ms'],
        rows: [['one channel', one] as const, ['a channel each', many] as const].map(
          ([to, { clients: count, writes, perSecond, slowestMs }]) => [
            to,
            cell(count),
            cell(writes),
            cell(perSecond),
            cell(slowestMs),
          ],
        ),
      },
    ],
    marks: [
      none('updates that were lost', [...one.lost, ...many.lost]),
      none('counters that differ from a recount', [...one.miscounted, ...many.miscounted]),
      none('answers that were wrong or did not come', [...one.failed, ...many.failed]),
    ],
  };
}
