import { type KeyboardEvent, useMemo, useState } from 'react';

/** The row that the keyboard is at, by id, so that it stays the same row when the list is read again. */
export interface ActiveRow {
  id: string | undefined;
  /** -1 when there is none. */
  index: number;
  /** Go so many rows on, as far as there are rows; from nowhere, from the open row, else to the first. Returns where to. */
  move: (by: number) => number;
  set: (id: string) => void;
}

export function useActiveRow<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  openId: string | undefined,
): ActiveRow {
  const [id, set] = useState<string>();
  const indexes = useMemo(() => new Map(rows.map((row, index) => [rowId(row), index])), [rows, rowId]);
  const index = id === undefined ? -1 : (indexes.get(id) ?? -1);
  const moveTo = (wanted: number): number => {
    const to = Math.max(0, Math.min(wanted, rows.length - 1));
    const row = rows[to];
    if (row !== undefined) set(rowId(row));
    return to;
  };
  const move = (by: number): number => {
    if (index !== -1) return moveTo(index + by);
    const open = openId === undefined ? undefined : indexes.get(openId);
    return moveTo(open === undefined && Math.abs(by) === 1 ? 0 : (open ?? 0) + by);
  };
  return { id, index, move, set };
}

/** Arrows and their like inside a list: how far they go. Undefined for any other key. */
export function stepOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, page: number): number | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return Number.NEGATIVE_INFINITY;
    case 'End':
      return Number.POSITIVE_INFINITY;
    default:
      return undefined;
  }
}
