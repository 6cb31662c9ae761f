import type { ReactNode } from 'react';

/** One column of a list whose rows a server filters and sorts. Constants at module level. */
export interface ListColumn<Row> {
  id: string;
  /** Its name in the head and in the column choice. */
  name: string;
  /** The least width, in pixels. */
  width: number;
  /** Takes what is left over. */
  grows?: boolean;
  /** Numbers and times stand at the right. */
  alignRight?: boolean;
  /** The field that the server sorts by; absent where it cannot. */
  sortField?: string;
  /** Shorter, for the head. */
  head?: string;
  /** Where there is little room it goes by itself, the lowest first, unless the operator has chosen columns. */
  goes?: number;
  /** Cannot be taken out, and stays in sight when the list is moved sideways. */
  fixed?: boolean;
  /** More classes for its cells, which need no element of their own then. */
  look?: string;
  cell: (row: Row) => ReactNode;
}

/** A column without its cells, for what does not draw rows. */
export type ColumnFacts = Omit<ListColumn<never>, 'cell'>;

/** What a list keeps to the left of its columns for the checkbox, in pixels. */
const checkWidth = 46;

/** `grid-template-columns` for these columns. */
export function gridTemplate(columns: readonly ColumnFacts[]): string {
  const widths = columns.map(({ width, grows }) => (grows ? `minmax(${width}px,1fr)` : `${width}px`));
  return [`${checkWidth}px`, ...widths].join(' ');
}

/** The least width at which these columns fit, in pixels. */
export const leastWidth = (columns: readonly ColumnFacts[]): number =>
  columns.reduce((sum, { width }) => sum + width, checkWidth);

/** What is shown of them: what the operator chose, else as many as fit into so many pixels. */
export function shownColumns<Column extends ColumnFacts>(
  columns: readonly Column[],
  chosen: readonly string[] | undefined,
  width = Number.POSITIVE_INFINITY,
): Column[] {
  if (chosen) return columns.filter(({ id, fixed }) => fixed === true || chosen.includes(id));
  let shown = [...columns];
  while (leastWidth(shown) > width) {
    const next = Math.min(...shown.map(({ goes = Number.POSITIVE_INFINITY }) => goes));
    if (next === Number.POSITIVE_INFINITY) break;
    shown = shown.filter(({ goes }) => goes !== next);
  }
  return shown;
}
