import { createFileRoute } from '@tanstack/react-router';
import { auditRecordQuery } from '../../../api/audit.ts';
import { AuditRecordPane } from '../../../features/audit/audit-record.tsx';

/** One record beside the log. */
export const Route = createFileRoute('/_app/apps/$app/audit/$record')({
  loader: ({ context: { queries, session }, params }) => {
    if (session.permissions.includes('audit.read'))
      void queries.prefetchQuery(auditRecordQuery(params.record));
  },
  component: AuditRecordPane,
});
