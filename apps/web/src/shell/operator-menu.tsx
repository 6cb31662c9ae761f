import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useSavePreferences } from '../api/preferences.ts';
import { roleName, useSession } from '../api/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { useOnReach } from './use-on-reach.ts';

const loadActions = () => import('./operator-actions.ts');

/** Who is signed in, with role; theme, shortcuts, sign-out. */
export function OperatorMenu() {
  const { operator, preferences } = useSession();
  const queries = useQueryClient();
  const router = useRouter();
  const save = useSavePreferences();
  const [actions, reach] = useOnReach(loadActions);
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
        items={actions?.operatorActions({ operator, preferences, queries, router, save: save.mutate }) ?? []}
        trigger={(props) => <IconButton icon={Ellipsis} label="Operator menu" {...props} {...reach} />}
      />
    </div>
  );
}
