import type { Operation, RequestOf } from '@backchannel/chat-api';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { chat } from './client.ts';

/** Query options for one read of the Chat API. Nobody types a key: it is `[operation.name, app, request]`. */
export function query<O extends Operation>(operation: O, app: string, request: RequestOf<O>) {
  return queryOptions({
    queryKey: [operation.name, app, request] as const,
    queryFn: ({ signal }) => chat(app)(operation, request, { signal }),
  });
}

/** Read again, in this app, whatever the operation has made stale; the audit log is always among it. */
export async function invalidateStale(
  queries: QueryClient,
  operation: Operation,
  app: string,
): Promise<void> {
  await queries.invalidateQueries({
    predicate: ({ queryKey: [first, second] }) =>
      first === '/api/audit' || (second === app && operation.stale.some((name) => name === first)),
  });
}
