import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Role, roleName, useSession } from '../../api/session.ts';
import { useAct } from '../../api/use-act.ts';
import { focusHeading } from '../../shell/focus-heading.ts';
import { toastActFailure } from '../../shell/lost-answer.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toast } from '../../ui/toast-store.ts';
import { changeOwnRole } from './operator-acts.ts';

/** Asks before somebody takes a role from themselves that they cannot give back. */
export default function OwnRoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const queries = useQueryClient();
  const { operator } = useSession();
  const next = roleName(role).toLowerCase();
  const change = useAct({
    mutationFn: () => changeOwnRole(queries, operator.id, role),
    onSuccess: () => void toast({ kind: 'done', title: `You are now ${next}` }),
    onError: (error) => toastActFailure(error, 'You were not changed'),
  });
  useEffect(
    () => () => {
      // The page goes with the role, and what the focus would return to with the page.
      if (document.activeElement === document.body) focusHeading();
    },
    [],
  );
  return (
    <ConfirmDialog
      title={`Change your own role to ${next}`}
      facts={<bdi>{operator.email}</bdi>}
      keep={`Stay ${roleName(operator.role).toLowerCase()}`}
      act={`Become ${next}`}
      busy={change.isPending}
      onKeep={() => {
        // What was sent is on its way: closing could only hide what becomes of it.
        if (!change.isPending) onClose();
      }}
      onAct={() => change.mutate(undefined, { onSettled: onClose })}
    >
      It is in force at once, in all your sessions. You cannot take it back yourself: this page is for admins,
      and one of them must make you {roleName(operator.role).toLowerCase()} again.
    </ConfirmDialog>
  );
}
