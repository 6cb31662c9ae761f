import { cell, type Report } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import type { Held } from './open.ts';
import type { Scrolled } from './scroll.ts';

/** What was found of one page. */
export interface ListFigures {
  name: string;
  /** No mark is about a floor. */
  isFloor?: boolean;
  scrolls: Scrolled[];
  /** Shortest list first. */
  held: Held[];
}

/** Tables of all pages. The marks about the heap are the first one's. */
export function scrollReport(pages: readonly ListFigures[]): Report {
  const [ours] = pages;
  const shortest = ours?.held[0];
  const longest = ours?.held.at(-1);
  if (!ours || !shortest || !longest) throw new Error('nothing was scrolled');
  return {
    tables: [
      {
        title: 'Scrolling loaded rows (10,000 in the tables) for 6 s, 60 px a frame',
        columns: ['table', 'frames', 'dropped', 'p95 ms', 'worst ms', 'long tasks', 'long ms', 'nodes'],
        rows: pages.map(({ name, scrolls }) => [name, ...scrolledCells(scrolls)]),
        note: 'Medians. Dropped: frames missing at 60 a second. A browser without a GPU paints on the processor, so both tables do worse here than on a desk.',
      },
      {
        title: 'Many rows held: elements and heap',
        columns: ['table', 'rows', 'nodes', 'rows alone MB', 'table MB', 'table MB after the scroll'],
        rows: pages.flatMap(({ name, held }) => held.map((one) => [name, ...heldCells(one)])),
        note: 'Heap after a collection. "Rows alone": the page with its rows in memory and no table; "table" is what showing them adds. The scroll went from the first row to the last.',
      },
    ],
    marks: [
      {
        name: 'DOM nodes, whatever the length of the list',
        value: Math.max(
          ...pages
            .filter(({ isFloor }) => isFloor !== true)
            .flatMap(({ held, scrolls }) => [...held, ...scrolls].map(({ nodes }) => nodes)),
        ),
        limit: 1200,
        digits: 0,
      },
      {
        name: 'heap of the table after a scroll through 100,000 rows, above that after 1,000',
        value: longest.ownHeapAfterMb - shortest.ownHeapAfterMb,
        limit: flatMb,
        digits: 1,
        unit: ' MB',
      },
    ],
  };
}

/** What counts as flat. */
const flatMb = 5;

function scrolledCells(scrolls: readonly Scrolled[]): string[] {
  const of = (figure: keyof Scrolled): number => median(scrolls.map((one) => one[figure]));
  return [
    cell(of('frames')),
    cell(of('dropped')),
    cell(of('p95Ms'), 1),
    cell(of('worstMs'), 1),
    cell(of('longTasks')),
    cell(of('longTasksMs')),
    cell(of('nodes')),
  ];
}

const heldCells = ({ rows, nodes, rowsHeapMb, ownHeapMb, ownHeapAfterMb }: Held): string[] => [
  rows.toLocaleString('en'),
  cell(nodes),
  cell(rowsHeapMb, 1),
  cell(ownHeapMb, 1),
  cell(ownHeapAfterMb, 1),
];
