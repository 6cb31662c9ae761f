import { useMutation, useQueryClient } from '@tanstack/react-query';
import { applyAppearance } from '../lib/appearance.ts';
import { bff } from './bff.ts';
import { type Preferences, type Session, sessionQuery, useSession } from './session.ts';

/** What the operator has chosen. */
export function usePreferences(): Preferences {
  return useSession().preferences;
}

/** Change some preferences: shown at once, saved on the server, taken back when that fails. */
export function useSavePreferences() {
  const queries = useQueryClient();
  const put = (preferences: Preferences) => {
    applyAppearance(preferences);
    queries.setQueryData(sessionQuery.queryKey, (session: Session | null | undefined) =>
      session ? { ...session, preferences } : session,
    );
  };
  return useMutation({
    mutationFn: (change: Partial<Preferences>) => {
      const before = queries.getQueryData(sessionQuery.queryKey)?.preferences ?? {};
      return bff<unknown>('/api/preferences', { method: 'PUT', body: { ...before, ...change } });
    },
    onMutate: (change) => {
      const before = queries.getQueryData(sessionQuery.queryKey)?.preferences ?? {};
      put({ ...before, ...change });
      return before;
    },
    onError: (_error, _change, before) => {
      if (before) put(before);
    },
  });
}
