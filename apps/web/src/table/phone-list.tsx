import { clsx } from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';
import { RefreshingBar } from '../ui/refreshing-bar.tsx';
import { RowCheck } from './row-check.tsx';
import { useRowWindow } from './use-row-window.ts';
import type { Selection } from './use-selection.ts';

export interface PhoneListProps<Row> {
  label: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  rowLabel: (row: Row) => string;
  /** What stands in a row, beside its checkbox. */
  children: (row: Row) => ReactNode;
  /** Over the rows, at the right: what they are sorted by. */
  sort?: ReactNode;
  /** Beside the checkbox of the head. */
  head: ReactNode;
  selection: Selection<Row>;
  /** Which list this is, to stand where it was left; undefined while the rows are another's. */
  place?: string | undefined;
  total?: number | undefined;
  onNearEnd?: () => void;
  refreshing?: boolean;
  footer?: ReactNode;
  inset?: number;
}

const rowHeight = 76;

/** A table as a list, for narrow screens: rows of 76 px, touch opens, the checkbox selects. */
export function PhoneList<Row>(props: PhoneListProps<Row>) {
  const { rows, rowId, selection, onNearEnd, inset = 0, refreshing = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow({ scroller, count: rows.length, rowHeight, place: props.place });
  useEffect(() => {
    if (rows.length > 0 && end >= rows.length) onNearEnd?.();
  }, [end, rows.length, onNearEnd]);
  const chosen = selection.rows.size;
  return (
    <>
      <div className="relative flex h-8 shrink-0 items-center gap-3 border-b border-line bg-sunken px-4 text-small text-text-2">
        <RowCheck
          checked={chosen > 0 && rows.every((row) => selection.has(rowId(row)))}
          partly={chosen > 0 && rows.some((row) => !selection.has(rowId(row)))}
          label={`Select the ${rows.length} loaded`}
          onToggle={selection.toggleAll}
        />
        <span className="figures min-w-0 flex-1 truncate">{props.head}</span>
        {props.sort}
        <RefreshingBar active={refreshing} />
      </div>
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain" tabIndex={-1}>
        <div
          role="list"
          aria-label={props.label}
          aria-busy={refreshing}
          className="relative"
          style={{ height: rows.length * rowHeight }}
        >
          {rows.slice(first, end).map((row, offset) => {
            const index = first + offset;
            const id = rowId(row);
            const selected = selection.has(id);
            return (
              <div
                key={id}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={props.total ?? -1}
                data-selected={selected}
                style={{ transform: `translateY(${index * rowHeight}px)` }}
                className={clsx(
                  'absolute inset-x-0 top-0 flex h-19 items-center gap-3 border-b border-line px-4',
                  selected ? 'bg-accent-bg' : 'bg-surface active:bg-hover',
                )}
              >
                <span className="relative z-1 flex">
                  <RowCheck
                    checked={selected}
                    label={`Select ${props.rowLabel(row)}`}
                    onToggle={() => selection.toggle(id)}
                  />
                </span>
                {props.children(row)}
              </div>
            );
          })}
        </div>
        {props.footer}
        {inset > 0 && <div style={{ height: inset }} />}
      </div>
    </>
  );
}
