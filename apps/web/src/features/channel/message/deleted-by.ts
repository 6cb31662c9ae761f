import { useQuery } from '@tanstack/react-query';
import { bffQuery } from '../../../api/bff.ts';
import { usePermission } from '../../../api/session.ts';

interface DeletionRecord {
  operator: { name: string };
  target: string | null;
  outcome: string;
}

const deletions = (app: string) =>
  bffQuery<{ records: DeletionRecord[] }>('/api/audit', {
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
  return data?.records.find(({ target }) => target === messageId || target === `message:${messageId}`)
    ?.operator.name;
}
