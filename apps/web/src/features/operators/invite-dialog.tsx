import { BackchannelError } from '@backchannel/chat-api';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { inWords } from '../../api/errors-in-words.ts';
import { inviteOperator, operatorsQuery } from '../../api/operators.ts';
import type { Role } from '../../api/session.ts';
import { useAct } from '../../api/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { CopyButton } from '../../ui/id.tsx';
import { Input } from '../../ui/input.tsx';
import { PasswordHandover } from './password-handover.tsx';
import { temporaryPassword } from './temporary-password.ts';

const choices: { value: Role; label: string; hint: string }[] = [
  { value: 'viewer', label: 'Viewer', hint: 'Reads; changes nothing.' },
  { value: 'moderator', label: 'Moderator', hint: 'Cleans up: messages, channels, members.' },
  { value: 'marketer', label: 'Marketer', hint: 'Campaigns and segments.' },
  { value: 'admin', label: 'Admin', hint: 'Everything, operators included.' },
];

/** Adds an operator with a password to hand over; they change it after signing in. */
export default function InviteDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const form = useId();
  const [values, setValues] = useState(() => ({ name: '', email: '', password: temporaryPassword() }));
  const [role, setRole] = useState<Role>('viewer');
  const invite = useAct({
    mutationFn: inviteOperator,
    // It holds the password, which goes with the dialog.
    gcTime: 0,
    // Also when it failed: an answer that was lost may have been a success, and the list has the way to another password.
    // Not waited for: whoever is invited must be told of the password, whatever becomes of the list.
    onSettled: () => void queries.invalidateQueries({ queryKey: operatorsQuery.queryKey }),
  });
  const issues = invite.error instanceof BackchannelError ? invite.error.issues : [];
  const issueOf = (name: string) => issues.find(({ path }) => path === name)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ ...values, role });
  };
  const keep = () => {
    // What was sent is on its way: closing could only hide what becomes of it.
    if (!invite.isPending) onClose();
  };
  if (invite.isSuccess) {
    const { name, email } = invite.data.operator;
    return (
      <PasswordHandover
        title={`${name} can sign in`}
        email={email}
        password={invite.variables.password}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title="Invite an operator"
      onClose={keep}
      footer={
        <>
          <Button size="form" onClick={keep}>
            Keep as it is
          </Button>
          <Button size="form" kind="primary" type="submit" form={form} busy={invite.isPending}>
            {values.name.trim() === '' ? 'Invite operator' : `Invite ${values.name.trim()}`}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4 px-6 py-4">
        <Field label="Name" required error={issueOf('name')}>
          {(control) => (
            <Input
              {...control}
              required
              data-autofocus
              value={values.name}
              onChange={(event) => setValues({ ...values, name: event.target.value })}
            />
          )}
        </Field>
        <Field label="E-mail" required error={issueOf('email')}>
          {(control) => (
            <Input
              {...control}
              type="email"
              required
              value={values.email}
              onChange={(event) => setValues({ ...values, email: event.target.value })}
            />
          )}
        </Field>
        <Field
          label="Temporary password"
          required
          hint="No mail is sent: copy it and hand it over."
          error={issueOf('password')}
        >
          {(control) => (
            <span className="flex items-center gap-2">
              <Input
                {...control}
                required
                mono
                autoComplete="off"
                className="flex-1"
                value={values.password}
                onChange={(event) => setValues({ ...values, password: event.target.value })}
              />
              <CopyButton text={values.password} label="Copy the temporary password" />
            </span>
          )}
        </Field>
        <div className="grid gap-1">
          <p className="font-medium text-text-2">Role</p>
          <RadioGroup label="Role" value={role} choices={choices} onChange={setRole} />
        </div>
        {invite.error && issues.length === 0 && (
          <p role="alert" className="text-small text-red">
            {inWords(invite.error).detail}
          </p>
        )}
      </form>
    </Dialog>
  );
}
