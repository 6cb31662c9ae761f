import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ColumnFacts } from './columns.ts';
import { RowCheck } from './row-check.tsx';

/** What the list is sorted by. */
export interface ListSort {
  field: string;
  descending: boolean;
}

interface Props {
  columns: readonly ColumnFacts[];
  sort?: ListSort | undefined;
  /** Default: nothing, as while the rows are on their way. */
  onSort?: ((field: string) => void) | undefined;
  /** Absent while there is nothing to check. */
  check?: { checked: boolean; partly: boolean; label: string; onToggle: () => void };
  /** Over the lower edge: the mark of a refresh. */
  children?: ReactNode;
}

const noCheck = { checked: false, partly: false, label: '', onToggle: () => undefined };

/** The sticky head of a grid: names, the sort mark, and the checkbox for everything that is loaded. */
export function GridHead({ columns, sort, onSort, check = noCheck, children }: Props) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 grid h-8 shrink-0 grid-cols-(--columns) items-center border-b border-line bg-surface text-small font-medium text-text-2"
    >
      <div role="columnheader" className="sticky left-0 z-1 flex h-full items-center bg-inherit pl-4">
        <RowCheck {...check} />
      </div>
      {columns.map(({ id, name, head = name, sortField, alignRight, fixed }) => {
        const sorted = sortField !== undefined && sort?.field === sortField;
        const Arrow = sort?.descending === true ? ArrowDown : ArrowUp;
        return (
          <div
            key={id}
            role="columnheader"
            title={head === name ? undefined : name}
            aria-sort={
              sortField === undefined
                ? undefined
                : sorted
                  ? sort.descending
                    ? 'descending'
                    : 'ascending'
                  : 'none'
            }
            className={clsx(
              'flex h-full min-w-0 items-center px-2',
              alignRight && 'justify-end',
              fixed && 'sticky left-[46px] z-1 bg-inherit pl-0',
            )}
          >
            {sortField === undefined ? (
              <span className="truncate">{head}</span>
            ) : (
              <button
                type="button"
                onClick={() => onSort?.(sortField)}
                className={clsx(
                  'ring-inside touch-target -mx-1 inline-flex h-6 min-w-0 items-center gap-0.5 rounded-badge px-1 hover:bg-hover hover:text-text',
                  sorted && 'font-semibold text-text',
                )}
              >
                <span className="truncate">{head}</span>
                {sorted && <Arrow size={12} aria-hidden className="shrink-0" />}
              </button>
            )}
          </div>
        );
      })}
      {children}
    </div>
  );
}
