import { useMemo, useState } from 'react';

export interface Selection<Row> {
  /** What is selected, by id; a row stays selected while the list reads on or again. */
  rows: ReadonlyMap<string, Row>;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  /** From where the last selection was made to here. */
  extendTo: (id: string) => void;
  /** All of them when not all are selected yet, else none. */
  toggleAll: () => void;
  clear: () => void;
}

/** Which rows of a list are selected. `rows` is what is loaded. */
export function useSelection<Row>(rows: readonly Row[], rowId: (row: Row) => string): Selection<Row> {
  const [{ selected }, setState] = useState<State<Row>>({ selected: new Map(), anchor: undefined });
  return useMemo(() => {
    const rowOf = (id: string) => rows.find((row) => rowId(row) === id);
    return {
      rows: selected,
      has: (id) => selected.has(id),
      toggle: (id) =>
        setState(({ selected: before }) => {
          const next = new Map(before);
          const row = rowOf(id);
          if (!next.delete(id) && row !== undefined) next.set(id, row);
          return { selected: next, anchor: id };
        }),
      extendTo: (id) =>
        setState(({ selected: before, anchor: from }) => {
          const start = rows.findIndex((row) => rowId(row) === (from ?? id));
          const end = rows.findIndex((row) => rowId(row) === id);
          const range = rows.slice(Math.min(start, end), Math.max(start, end) + 1);
          return {
            selected: new Map([...before, ...range.map((row) => [rowId(row), row] as const)]),
            anchor: from ?? id,
          };
        }),
      toggleAll: () =>
        setState(({ selected: before }) => ({
          selected: rows.every((row) => before.has(rowId(row)))
            ? new Map()
            : new Map([...before, ...rows.map((row) => [rowId(row), row] as const)]),
          anchor: undefined,
        })),
      clear: () => setState({ selected: new Map(), anchor: undefined }),
    };
  }, [rows, rowId, selected]);
}

interface State<Row> {
  selected: ReadonlyMap<string, Row>;
  anchor: string | undefined;
}
