import { BackchannelError } from '@backchannel/chat-api';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { Role } from '../../api/session.ts';
import { useAct } from '../../api/use-act.ts';
import { shortName } from '../../lib/short-name.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { CopyButton } from '../../ui/id.tsx';
import { Input } from '../../ui/input.tsx';
import { useFirstWrong } from '../sign-in/use-first-wrong.ts';
import { invite as inviteOperator } from './operator-acts.ts';
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
  const [warned, setWarned] = useState(false);
  const isTyped = values.name.trim() !== '' || values.email.trim() !== '';
  const type = (next: Partial<typeof values>) => {
    setValues({ ...values, ...next });
    setWarned(false);
  };
  const invite = useAct({
    mutationFn: (operator: Parameters<typeof inviteOperator>[1]) => inviteOperator(queries, operator),
    // It holds the password, which goes with the dialog.
    gcTime: 0,
  });
  const issues = invite.error instanceof BackchannelError ? invite.error.issues : [];
  const issueOf = (name: string) => issues.find(({ path }) => path === name)?.message;
  const ref = useFirstWrong(invite.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ ...values, role });
  };
  const keep = () => {
    // What was sent is on its way: closing could only hide what becomes of it.
    if (invite.isPending) return;
    if (isTyped && !warned) setWarned(true);
    else onClose();
  };
  if (invite.isSuccess) {
    // Without an answer it was lost, and the list has them.
    const { name, email } = invite.data?.operator ?? invite.variables;
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
      alert={isTyped}
      footer={
        <>
          <Button size="form" onClick={keep}>
            {warned ? 'Discard what was typed' : 'Invite nobody'}
          </Button>
          <Button size="form" kind="primary" type="submit" form={form} busy={invite.isPending}>
            {values.name.trim() === '' ? 'Invite operator' : `Invite ${shortName(values.name.trim())}`}
          </Button>
        </>
      }
    >
      <form ref={ref} id={form} onSubmit={submit} className="grid gap-4 px-6 py-4">
        <Field label="Name" required error={issueOf('name')}>
          {(control) => (
            <Input
              {...control}
              required
              data-autofocus
              value={values.name}
              onChange={(event) => type({ name: event.target.value })}
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
              onChange={(event) => type({ email: event.target.value })}
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
                onChange={(event) => type({ password: event.target.value })}
              />
              <CopyButton text={values.password} label="Copy the temporary password" />
            </span>
          )}
        </Field>
        <div className="grid gap-1">
          <p className="font-medium text-text-2">Role</p>
          <RadioGroup label="Role" value={role} choices={choices} onChange={setRole} />
        </div>
        {warned && (
          <p role="alert" className="text-small text-amber">
            Nobody is invited yet. Press Esc once more to discard what was typed.
          </p>
        )}
        {invite.error && issues.length === 0 && (
          <ActFailure error={invite.error} title="Nobody was invited" />
        )}
      </form>
    </Dialog>
  );
}
