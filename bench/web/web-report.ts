import { profiles } from '../browser/profiles.ts';
import type { Visit } from '../browser/visit.ts';
import { cell, percent, type Mark, type Report, type Table } from '../report/report.ts';
import { median, spread } from '../report/statistics.ts';
import type { Targets } from './targets.ts';

/** Medians for each profile, and the marks: ratios to the floors of the same run. `visits` is
 *  keyed by profile and target, such as `slow channelsFloor`. */
export function webReport(targets: Targets, visits: Record<string, readonly Visit[]>): Report {
  const medians = (key: string): Visit => mediansOf(visits[key] ?? []);
  const tables = profiles.map(({ name: profile, title }): Table => {
    const rows = Object.entries(targets).map(([key, { name }]) =>
      row(name.trim(), medians(`${profile} ${key}`), visits[`${profile} ${key}`] ?? []),
    );
    return { title: `Pages, ${title}`, columns, rows, note };
  });
  return { tables, marks: marks(medians) };
}

function marks(medians: (key: string) => Visit): Mark[] {
  const ratio = (profile: string, page: 'channels' | 'signIn', figure: keyof Visit): number =>
    medians(`${profile} ${page}`)[figure] / medians(`${profile} ${page}Floor`)[figure];
  const times = { unit: ' ×' };
  return [
    {
      name: "JS of the channels page, of its floor's",
      value: ratio('plain', 'channels', 'jsGz'),
      limit: 1.25,
      ...times,
    },
    {
      name: "JS of the sign-in page, of its floor's",
      value: ratio('plain', 'signIn', 'jsGz'),
      limit: 1.1,
      ...times,
    },
    {
      name: 'requests before the first row',
      value: medians('plain channels').requestsBeforeReady,
      limit: 8,
      digits: 0,
    },
    {
      name: "first row, slow profile, of the floor's",
      value: ratio('slow', 'channels', 'ready'),
      limit: 1.1,
      ...times,
    },
    {
      name: "first paint, slow profile, of the floor's",
      value: ratio('slow', 'channels', 'firstPaint'),
      limit: 0.5,
      ...times,
    },
  ];
}

const columns = [
  'page',
  'requests',
  'before ready',
  'JS gz kB',
  'of it before ready',
  'CSS gz kB',
  'of it before ready',
  'all kB',
  'FCP ms',
  'LCP ms',
  'ready ms',
  'drawn ms',
  'spread',
  'blocked ms',
  'script ms',
  'shift',
  'nodes',
  'heap MB',
];
const note =
  'Medians of interleaved runs with a cold cache. Ready: the first row, a link to its channel, or the password field; drawn: the same as the script of the page draws it. JS and CSS: everything downloaded until the page was quiet, compressed again (gzip 9); "all" is what went over the wire. Spread: how far the runs\' ready lie apart.';

const row = (name: string, visit: Visit, all: readonly Visit[]): string[] => [
  name,
  cell(visit.requests),
  cell(visit.requestsBeforeReady),
  cell(visit.jsGz, 1),
  cell(visit.jsGzBeforeReady, 1),
  cell(visit.cssGz, 1),
  cell(visit.cssGzBeforeReady, 1),
  cell(visit.allKb, 1),
  cell(visit.firstPaint),
  cell(visit.largestPaint),
  cell(visit.ready),
  cell(visit.drawn),
  percent(spread(all.map(({ ready }) => ready))),
  cell(visit.blockedMs),
  cell(visit.scriptMs),
  cell(visit.layoutShift, 3),
  cell(visit.nodes),
  cell(visit.heapMb, 1),
];

function mediansOf(visits: readonly Visit[]): Visit {
  const of = (figure: keyof Visit): number => median(visits.map((visit) => visit[figure]));
  return {
    requests: of('requests'),
    requestsBeforeReady: of('requestsBeforeReady'),
    jsGz: of('jsGz'),
    cssGz: of('cssGz'),
    jsGzBeforeReady: of('jsGzBeforeReady'),
    cssGzBeforeReady: of('cssGzBeforeReady'),
    allKb: of('allKb'),
    firstPaint: of('firstPaint'),
    largestPaint: of('largestPaint'),
    ready: of('ready'),
    drawn: of('drawn'),
    blockedMs: of('blockedMs'),
    scriptMs: of('scriptMs'),
    taskMs: of('taskMs'),
    layoutShift: of('layoutShift'),
    nodes: of('nodes'),
    heapMb: of('heapMb'),
  };
}
