import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { sessionQuery } from '../../api/session.ts';
import { ownPath } from '../../lib/own-path.ts';

/**
 * After any way of signing in: forget what was read before, and go back to where one was. The form is no place to come
 * back to, so it is not kept in the history.
 */
export function useEnter(redirect?: string): () => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/sign-in-options' });
    await queries.fetchQuery(sessionQuery);
    router.history.replace(ownPath(redirect));
  };
}
