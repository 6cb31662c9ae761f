import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** A grey bar where a text will be. Give its width and height by class: `h-2 w-32`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block rounded-badge bg-active', className)} />;
}

/** Holds skeletons in the final layout. Says that it is busy at once, and shows them after 150 ms. */
export function SkeletonArea({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div role="status" aria-busy="true" className={clsx('after-150', className)}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

const widths = ['w-40', 'w-52', 'w-32', 'w-44', 'w-36', 'w-48'];
const idWidths = ['w-20', 'w-16', 'w-24', 'w-14'];

/** Rows of a list of two-line rows. `rows` default: 12. */
export function SkeletonRows({ rows = 12 }: { rows?: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-(--row) items-center gap-4 border-b border-line px-4">
          <Skeleton className="size-4 shrink-0" />
          <span className="grid flex-1 gap-1.5">
            <Skeleton className={clsx('h-2', widths[index % widths.length])} />
            <Skeleton
              className={clsx('h-1.5 in-data-[density=compact]:hidden', idWidths[index % idWidths.length])}
            />
          </span>
          <Skeleton className="h-2 w-9" />
          <Skeleton className="h-4 w-12 max-phone:hidden" />
        </div>
      ))}
    </div>
  );
}
