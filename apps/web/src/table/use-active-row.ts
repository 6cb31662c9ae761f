import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';

/** The row that the keyboard is at, by id, so that it stays the same row when the list is read again. */
export interface ActiveRow {
  id: string | undefined;
  /** -1 when there is none. */
  index: number;
  /** Where the open row is, likewise. */
  openAt: number;
  /** Go so many rows on, as far as there are rows; from nowhere, from the open row, else from or to `start`. Returns where to. */
  move: (by: number, start: number) => number;
  set: (id: string) => void;
}

export function useActiveRow<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  openId: string | undefined,
): ActiveRow {
  const [{ id, at }, setState] = useState<{ id: string | undefined; at: number }>({ id: undefined, at: -1 });
  const index = useMemo(() => indexOf(rows, rowId, id, at), [rows, rowId, id, at]);
  const set = useCallback((next: string) => setState({ id: next, at: -1 }), []);
  const moveTo = (wanted: number): number => {
    const to = Math.max(0, Math.min(wanted, rows.length - 1));
    const row = rows[to];
    if (row !== undefined) setState({ id: rowId(row), at: to });
    return to;
  };
  const openAt = useMemo(() => indexOf(rows, rowId, openId), [rows, rowId, openId]);
  const move = (by: number, start: number): number => {
    if (index !== -1) return moveTo(index + by);
    if (openAt !== -1) return moveTo(openAt + by);
    return moveTo(Math.abs(by) === 1 ? start : start + by);
  };
  return { id, index, openAt, move, set };
}

/** Where a row is, or -1; `at`: where it was. It is looked for rather than kept for every row: lists are long. */
function indexOf<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  id: string | undefined,
  at = -1,
): number {
  if (id === undefined) return -1;
  const there = rows[at];
  return there !== undefined && rowId(there) === id ? at : rows.findIndex((row) => rowId(row) === id);
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
