import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { auditPageSize, readAuditPage } from '../../api/audit.ts';

import { searchOf } from './audit-conditions.ts';
import type { AuditSearch } from './audit-search.ts';

/** The records of an app that pass a filter, newest first, page by page. */
export function auditQuery(app: string, search: AuditSearch) {
  return infiniteQueryOptions({
    // The first part is what every write makes stale.
    queryKey: ['/api/audit', app, search] as const,
    queryFn: ({ pageParam, signal }) =>
      readAuditPage({ ...searchOf(app, search), limit: auditPageSize, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => ({ records: pages.flatMap(({ records }) => records), pages: pages.length }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}
