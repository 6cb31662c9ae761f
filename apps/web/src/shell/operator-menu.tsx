import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useSavePreferences } from '../api/preferences.ts';
import { roleName, useSession } from '../api/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { leaveForSignIn } from './leave.ts';
import { toastFailure } from './toast-failure.ts';

const loadActions = () => import('./operator-actions.ts');

/** Who is signed in, with role; theme, shortcuts, sign-out. */
export function OperatorMenu() {
  const { operator } = useSession();
  const navigate = useNavigate();
  const leave = useLeave();
  const { theme, toggle } = useThemeToggle();
  const [actions, setActions] = useState<Awaited<ReturnType<typeof loadActions>>>();
  // When somebody reaches for it, which most visits never do.
  const load = () => void loadActions().then(setActions);
  return (
    <div className="flex items-center gap-2 border-t border-line py-2.5 pr-2 pl-4">
      <Avatar name={operator.name} />
      <div className="grid min-w-0 flex-1">
        <bdi className="truncate leading-[18px] font-medium">{operator.name}</bdi>
        <span className="text-tiny leading-[14px] text-text-3">{roleName(operator.role)}</span>
      </div>
      <Menu
        label="Operator"
        side="above"
        align="end"
        head={
          <p className="truncate px-2 pt-1 pb-2 text-small text-text-3" title={operator.email}>
            {operator.email}
          </p>
        }
        items={
          actions?.operatorActions({
            theme,
            hasPassword: operator.has_password,
            toggleTheme: toggle,
            goToAppearance: () => void navigate({ to: '/settings/appearance' }),
            leave: leave.mutate,
          }) ?? []
        }
        trigger={(props) => (
          <IconButton
            icon={Ellipsis}
            label="Operator menu"
            {...props}
            onPointerEnter={load}
            onFocus={load}
            onClick={load}
          />
        )}
      />
    </div>
  );
}

function useLeave() {
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (how: () => Promise<unknown>) => how(),
    onSuccess: async () => {
      await leaveForSignIn(router, queries);
      // Nothing that the last operator saw stays in memory for the next.
      queries.clear();
    },
    onError: (error) => toastFailure(error, 'Could not sign out'),
  });
}

function useThemeToggle() {
  const { preferences } = useSession();
  const save = useSavePreferences();
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const theme: 'light' | 'dark' =
    preferences.theme === 'light' || preferences.theme === 'dark' ? preferences.theme : system;
  return { theme, toggle: () => save.mutate({ theme: theme === 'dark' ? 'light' : 'dark' }) };
}
