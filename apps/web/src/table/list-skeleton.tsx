import { clsx } from 'clsx';
import { Skeleton, SkeletonArea } from '../ui/skeleton.tsx';
import { type ColumnFacts, gridTemplate, leastWidth } from './columns.ts';
import { GridHead, type ListSort } from './grid-head.tsx';

const nameWidths = ['w-40', 'w-52', 'w-32', 'w-44', 'w-36', 'w-48'];
const idWidths = ['w-28', 'w-20', 'w-36', 'w-24'];

interface Props {
  /** Said to a screen reader: "Reading channels". */
  label: string;
  columns: readonly ColumnFacts[];
  sort: ListSort;
  rowHeight: number;
  rows?: number;
}

/** The first read of a grid, in the final layout. `rows` default: 24. */
export function GridSkeleton({ label, columns, sort, rowHeight, rows = 24 }: Props) {
  const style = { '--columns': gridTemplate(columns), minWidth: leastWidth(columns) };
  return (
    <SkeletonArea label={label} className="list-area overflow-hidden">
      <div inert style={style}>
        <GridHead columns={columns} sort={sort} />
        <SkeletonGridRows columns={columns} rowHeight={rowHeight} rows={rows} />
      </div>
    </SkeletonArea>
  );
}

/** Rows that are on their way, below rows that are there. */
export function SkeletonGridRows({ columns, rowHeight, rows }: Omit<Required<Props>, 'label' | 'sort'>) {
  return Array.from({ length: rows }, (_, row) => (
    <div
      key={row}
      style={{ height: rowHeight }}
      className="grid grid-cols-(--columns) items-center border-b border-line"
    >
      <Skeleton className="ml-4 size-4" />
      {columns.map(({ name, alignRight, fixed }, column) => (
        <span
          key={name}
          className={clsx('grid gap-1.5 px-2', alignRight && 'justify-items-end', fixed && 'pl-0')}
        >
          <Skeleton className={clsx('h-2', fixed ? nameWidths[row % nameWidths.length] : 'w-9')} />
          {fixed === true && rowHeight > 32 && (
            <Skeleton className={clsx('h-1.5', idWidths[(row + column) % idWidths.length])} />
          )}
        </span>
      ))}
    </div>
  ));
}

/** The first read of a list on a phone. */
export function PhoneSkeleton({ label }: { label: string }) {
  return (
    <SkeletonArea label={label} className="min-h-0 flex-1 overflow-hidden">
      {Array.from({ length: 9 }, (_, row) => (
        <div key={row} aria-hidden className="flex h-19 items-center gap-3 border-b border-line px-4">
          <Skeleton className="size-4" />
          <span className="grid flex-1 gap-2.5">
            <Skeleton className={clsx('h-2', nameWidths[row % nameWidths.length])} />
            <Skeleton className={clsx('h-1.5', idWidths[row % idWidths.length])} />
            <Skeleton className="h-1.5 w-44" />
          </span>
        </div>
      ))}
    </SkeletonArea>
  );
}
