import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OperatorAccount } from '../../api/operators.ts';
import { useAct } from '../../api/use-act.ts';
import { shortName } from '../../lib/short-name.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { passwordsSetQuery, setPassword } from './operator-acts.ts';
import { PasswordHandover } from './password-handover.tsx';
import { temporaryPassword } from './temporary-password.ts';

/** Gives an operator who cannot sign in any more a new password to hand over. */
export default function NewPasswordDialog({
  operator,
  onClose,
}: {
  operator: OperatorAccount;
  onClose: () => void;
}) {
  const [password] = useState(temporaryPassword);
  const { name, email } = operator;
  const queries = useQueryClient();
  const { data: before } = useQuery({ ...passwordsSetQuery(email), staleTime: Infinity, gcTime: 0 });
  const set = useAct({ mutationFn: () => setPassword(queries, operator, password, before?.records) });
  if (set.isSuccess) {
    return (
      <PasswordHandover
        title={`${name} has a new password`}
        email={email}
        password={password}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      title={`Set a new password for ${name}`}
      facts={email}
      keep="Keep the old one"
      act={`Set a new password for ${shortName(name)}`}
      busy={set.isPending}
      onKeep={() => {
        // What was sent is on its way: closing could only hide what becomes of it.
        if (!set.isPending) onClose();
      }}
      onAct={() => {
        set.mutate();
      }}
    >
      Their old password does not work any more, and all their sessions end at once. You are shown a temporary
      password to hand over.
      {set.error && (
        <div className="mt-4 grid gap-2">
          <ActFailure error={set.error} title={`${name} has no new password`} />
          <p>Pressing again sends the same temporary password: doing it twice is as doing it once.</p>
        </div>
      )}
    </ConfirmDialog>
  );
}
