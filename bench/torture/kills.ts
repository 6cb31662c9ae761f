import { tortureWithKills } from '@backchannel/sandbox/torture';
import { cell, type Report } from '../report/report.ts';
import { none } from './none.ts';

const KILLS = 50;

/** `kill -9` under write load, again and again on the same data file. */
export async function kills(seed: number): Promise<Report> {
  const figures = await tortureWithKills(KILLS, seed);
  return {
    tables: [
      {
        title: 'kill -9 under write load',
        columns: ['', 'figure'],
        rows: [
          ['kills', cell(figures.kills)],
          ['acknowledged writes, looked for after each kill from then on', cell(figures.writes)],
          ['campaigns under way', cell(figures.campaigns)],
        ],
      },
    ],
    marks: [
      none('acknowledged and not there', figures.lost),
      none('counters that differ from a recount', figures.miscounted),
      none('campaigns that somebody lacks or has twice', figures.missent),
    ],
  };
}
