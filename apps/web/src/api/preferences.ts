import { useMutation, useQueryClient } from '@tanstack/react-query';
import { applyAppearance } from '../lib/appearance.ts';
import { bff } from './bff.ts';
import { type Preferences, sessionQuery, useSession } from './session.ts';

/** What the operator has chosen. */
export function usePreferences(): Preferences {
  return useSession().preferences;
}

/** Change some preferences: shown at once, saved on the server, read again when that fails. */
export function useSavePreferences() {
  const queries = useQueryClient();
  const { queryKey } = sessionQuery;
  return useMutation({
    // One after the other: the last choice has to be the last to arrive. Each carries only what was chosen, as another
    // tab may have chosen something else.
    scope: { id: 'preferences' },
    onMutate: (change: Partial<Preferences>) => {
      queries.setQueryData(queryKey, (session) => {
        if (!session) return session;
        const { preferences: before } = session;
        const columns = { ...before.columns, ...change.columns };
        const preferences = { ...before, ...change, columns };
        applyAppearance(preferences);
        return { ...session, preferences };
      });
    },
    mutationFn: (change: Partial<Preferences>) =>
      bff<unknown>('/api/preferences', { method: 'PATCH', body: change }),
    onError: () => queries.invalidateQueries({ queryKey }),
  });
}
