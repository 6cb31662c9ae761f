import { useQuery } from '@tanstack/react-query';
import type { AuditPage } from '../../../api/audit.ts';
import { bffQuery } from '../../../api/bff.ts';
import { usePermission } from '../../../api/permission.ts';

const deletions = (app: string) =>
  bffQuery<AuditPage>('/api/audit', {
    app,
    operation: 'delete_message',
    outcome: 'succeeded',
    limit: 100,
  });

/**
 * The operator who deleted a message, when that is among the last hundred deletions of the audit log and may be read.
 * The API itself does not say. One call serves all messages of an app.
 */
export function useDeletedBy(app: string, messageId: string): string | undefined {
  const { allowed } = usePermission('audit.read');
  const { data } = useQuery({ ...deletions(app), staleTime: 60_000, enabled: allowed, retry: false });
  return data?.records.find(({ target }) => target === messageId)?.operator?.name;
}
