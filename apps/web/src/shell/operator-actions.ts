import { Keyboard, KeyRound, LogOut, MonitorSmartphone, Moon, Palette, Sun } from 'lucide-react';
import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import type { Preferences, Session } from '../api/session.ts';
import { signInOptionsQuery, signOut, signOutEverywhere } from '../api/sign-in.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { leaveForSignIn } from './leave.ts';
import { openOverlay } from './overlay-store.ts';
import { toastFailure } from './toast-failure.ts';

/** What the operator can do about themselves. */
export function operatorActions({
  operator,
  preferences,
  queries,
  router,
  save,
}: Pick<Session, 'operator' | 'preferences'> & {
  queries: QueryClient;
  router: AnyRouter;
  save: (change: Preferences) => void;
}): MenuItem[] {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const theme = preferences.theme === 'light' || preferences.theme === 'dark' ? preferences.theme : system;
  /** Signs out in the given way. */
  const leave = (how: () => Promise<unknown>) => {
    const act = queries.getMutationCache().build(queries, {
      mutationFn: how,
      onSuccess: async () => {
        await leaveForSignIn(router, queries);
        // Nothing that the last operator saw stays in memory for the next; what the sign-in page reads is for everybody.
        const [forEverybody] = signInOptionsQuery.queryKey;
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== forEverybody });
        queries.getMutationCache().clear();
      },
      onError: (error: Error) => toastFailure(error, 'Could not sign out'),
    });
    // Its failure has been said.
    void act.execute(undefined).catch(() => undefined);
  };
  return [
    {
      label: theme === 'dark' ? 'Light theme' : 'Dark theme',
      icon: theme === 'dark' ? Sun : Moon,
      onSelect: () => save({ theme: theme === 'dark' ? 'light' : 'dark' }),
    },
    {
      label: 'Appearance',
      icon: Palette,
      onSelect: () => void router.navigate({ to: '/settings/appearance' }),
    },
    { label: 'Keyboard shortcuts', icon: Keyboard, keys: '?', onSelect: () => openOverlay('shortcuts') },
    {
      label: 'Change password…',
      icon: KeyRound,
      separated: true,
      disabledReason: operator.has_password ? undefined : 'The demo’s people sign in without a password.',
      onSelect: () => openOverlay('password'),
    },
    { label: 'Sign out', icon: LogOut, onSelect: () => leave(signOut) },
    { label: 'Sign out everywhere', icon: MonitorSmartphone, onSelect: () => leave(signOutEverywhere) },
  ];
}
