import { createFileRoute } from '@tanstack/react-router';
import { AuditPage } from '../../../features/audit/audit-page.tsx';
import { auditSearch } from '../../../features/audit/audit-search.ts';
import { auditQuery } from '../../../features/audit/queries.ts';

/** The audit log; one record may be open beside it, as a child route. */
export const Route = createFileRoute('/_app/apps/$app/audit')({
  staticData: { name: 'Audit log' },
  validateSearch: auditSearch,
  // The router also hands on what the address says and the route does not take.
  loaderDeps: ({ search }) => auditSearch({ ...search }),
  loader: ({ context: { queries, session, app }, deps }) => {
    const list = auditQuery(app.id, deps);
    // Started here, awaited by nobody: the page shows its frame at once.
    if (queries.getQueryState(list.queryKey) === undefined && session.permissions.includes('audit.read'))
      void queries.prefetchInfiniteQuery(list);
  },
  component: AuditPage,
});
