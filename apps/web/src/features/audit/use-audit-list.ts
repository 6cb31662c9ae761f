import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditRecord } from '../../api/audit.ts';
import type { AuditSearch } from './audit-search.ts';
import { auditQuery } from './queries.ts';

/** The loaded records and how the reading goes. */
export interface AuditListState {
  records: readonly AuditRecord[];
  /** Nothing has been read yet. */
  isFirst: boolean;
  /** What is shown is being read again, or belongs to the filter before. */
  isRefreshing: boolean;
  isReadingOn: boolean;
  /** Undefined at the end of the log. */
  readOn: (() => void) | undefined;
  /** Reading the first page failed, and nothing is there to show. */
  error: Error | null;
  /** Reading on, or reading again, failed; what is there stays. */
  lateError: Error | null;
  readAgain: () => void;
  readAt: Date | undefined;
}

/** Read the log, page by page, as it is scrolled. */
export function useAuditList(app: string, search: AuditSearch): AuditListState {
  const list = useInfiniteQuery(auditQuery(app, search));
  const { data, error, hasNextPage, isFetchingNextPage, isFetching } = list;
  return {
    records: data?.records ?? [],
    isFirst: list.isPending,
    isRefreshing: isFetching && !isFetchingNextPage,
    isReadingOn: isFetchingNextPage,
    readOn: hasNextPage ? () => void list.fetchNextPage() : undefined,
    error: data ? null : error,
    lateError: data ? error : null,
    readAgain: () => void list.refetch(),
    readAt: list.dataUpdatedAt === 0 ? undefined : new Date(list.dataUpdatedAt),
  };
}
