import type { ReactNode } from 'react';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { Button } from '../../../ui/button.tsx';
import { Skeleton, SkeletonArea } from '../../../ui/skeleton.tsx';

interface Props {
  /** What is read, in the plural: "reactions". */
  of: string;
  query: {
    error: Error | null;
    isPending: boolean;
    isFetching: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  count: number;
  empty: string;
  children: ReactNode;
}

/** A short list inside a panel that is read page by page. */
export function Paged({ of, query, count, empty, children }: Props) {
  if (query.isPending) {
    return (
      <SkeletonArea label={`Reading ${of}`} className="grid gap-2">
        <Skeleton className="h-2 w-48" />
        <Skeleton className="h-2 w-36" />
      </SkeletonArea>
    );
  }
  return (
    <>
      {count === 0 && !query.error && <p className="text-text-2">{empty}</p>}
      {children}
      {query.error && (
        <div className="-mx-4">
          <ReadFailure
            error={query.error}
            title={`Could not read ${of}`}
            notPermitted={`You may not read ${of}`}
            busy={query.isFetching}
            onRetry={() => void (count > 0 ? query.fetchNextPage() : query.refetch())}
          />
        </div>
      )}
      {!query.error && query.hasNextPage && (
        <Button
          size="small"
          className="justify-self-start"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          More {of}
        </Button>
      )}
    </>
  );
}
