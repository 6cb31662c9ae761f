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
  /** Left out by itself where there is little room, unless the operator has chosen columns. */
  roomy?: boolean;
  /** Cannot be taken out, and stays in sight when the list is moved sideways. */
  fixed?: boolean;
  cell: (row: Row) => ReactNode;
}

/** A column without its cells, for what does not draw rows. */
export type ColumnFacts = Omit<ListColumn<never>, 'cell'>;

/** What a list keeps to the left of its columns for the checkbox, in pixels. */
export const checkWidth = 46;

/** `grid-template-columns` for these columns. */
export function gridTemplate(columns: readonly ColumnFacts[]): string {
  const widths = columns.map(({ width, grows }) => (grows ? `minmax(${width}px,1fr)` : `${width}px`));
  return [`${checkWidth}px`, ...widths].join(' ');
}

/** The least width at which these columns fit, in pixels. */
export const leastWidth = (columns: readonly ColumnFacts[]): number =>
  columns.reduce((sum, { width }) => sum + width, checkWidth);

/** What is shown of them: what the operator chose, else what fits into so many pixels. */
export function shownColumns<Column extends ColumnFacts>(
  columns: readonly Column[],
  chosen: readonly string[] | undefined,
  width: number | undefined,
): Column[] {
  const isTight = width !== undefined && width < leastWidth(columns);
  return columns.filter(
    ({ id, fixed, roomy }) => fixed === true || (chosen?.includes(id) ?? !(isTight && roomy === true)),
  );
}
