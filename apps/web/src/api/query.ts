import type { AnswerOf, Operation, RequestOf } from '@backchannel/chat-api';
import {
  type QueryClient,
  queryOptions,
  type UseMutationOptions,
  useQueryClient,
} from '@tanstack/react-query';
import { chat } from './client.ts';
import { useAct } from './use-act.ts';

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

/**
 * A mutation that is one operation of the Chat API: `mutate(request)`. What the operation makes stale is read again
 * before the caller's own `onSuccess` runs.
 */
export function useOperation<O extends Operation>(
  operation: O,
  app: string,
  options: Omit<UseMutationOptions<AnswerOf<O>, Error, RequestOf<O>>, 'mutationFn'> = {},
) {
  const queries = useQueryClient();
  return useAct<AnswerOf<O>, RequestOf<O>>({
    ...options,
    mutationFn: (request) => chat(app)(operation, request),
    onSuccess: async (...args) => {
      await invalidateStale(queries, operation, app);
      await options.onSuccess?.(...args);
    },
  });
}
