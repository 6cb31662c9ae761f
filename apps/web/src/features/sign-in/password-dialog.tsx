import { BackchannelError } from '@backchannel/chat-api';
import { type FormEvent, useId, useState } from 'react';
import { bff } from '../../api/bff.ts';
import { useSession } from '../../api/session.ts';
import { changePassword } from '../../api/sign-in.ts';
import { useAct } from '../../api/use-act.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { NotTold, settled } from '../../shell/lost-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useFirstWrong } from './use-first-wrong.ts';

const fields = [
  { name: 'currentPassword', label: 'Current password', autoComplete: 'current-password' },
  {
    name: 'newPassword',
    label: 'New password',
    autoComplete: 'new-password',
    hint: 'At least 10 characters',
  },
  { name: 'again', label: 'New password again', autoComplete: 'new-password' },
] as const;

/** Changes one's own password, which also ends one's sessions elsewhere. */
export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { operator } = useSession();
  const form = useId();
  const [values, setValues] = useState({ currentPassword: '', newPassword: '', again: '' });
  const [differs, setDiffers] = useState(false);
  const { currentPassword, newPassword, again } = values;
  const change = useAct({
    mutationFn: () =>
      settled(() => changePassword({ currentPassword, newPassword }), {
        isDone: async () => {
          // Null for nobody.
          if ((await bff<unknown>('/api/session')) !== null) return false;
          throw new NotTold(
            'you are signed out, as changing it does. Sign in with the new password, or else with the old one.',
          );
        },
        renew: () => Promise.resolve(),
      }),
    onSuccess: () => {
      toast({
        kind: 'done',
        title: 'Your password is changed',
        detail: 'Everywhere else you have been signed out.',
      });
      onClose();
    },
  });
  const issues = change.error instanceof BackchannelError ? change.error.issues : [];
  const issueOf = (name: string) =>
    name === 'again'
      ? differs
        ? 'This is not the same.'
        : undefined
      : issues.find(({ path }) => path === name)?.message;
  const ref = useFirstWrong(differs || change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDiffers(newPassword !== again);
    if (newPassword === again) change.mutate();
    // What was refused before is no longer what is wrong.
    else change.reset();
  };
  const keep = () => {
    // What was sent is on its way: closing could only hide what becomes of it.
    if (!change.isPending) onClose();
  };
  return (
    <Dialog
      title="Change your password"
      facts={<bdi>{operator.email}</bdi>}
      onClose={keep}
      footer={
        <>
          <Button size="form" onClick={keep}>
            Keep the old one
          </Button>
          <Button size="form" kind="primary" type="submit" form={form} busy={change.isPending}>
            Change password
          </Button>
        </>
      }
    >
      <form ref={ref} id={form} onSubmit={submit} className="grid gap-4 px-6 py-4">
        {/* For password managers, which file a password under its account. */}
        <input type="email" name="email" autoComplete="username" value={operator.email} readOnly hidden />
        {fields.map(({ name, label, autoComplete, ...field }, index) => (
          <Field
            key={name}
            label={label}
            required
            error={issueOf(name)}
            {...('hint' in field && { hint: field.hint })}
          >
            {(control) => (
              <Input
                {...control}
                {...(index === 0 && { 'data-autofocus': true })}
                type="password"
                name={name}
                autoComplete={autoComplete}
                required
                value={values[name]}
                onChange={({ target: { value } }) => {
                  setDiffers(false);
                  setValues({ ...values, [name]: value });
                }}
              />
            )}
          </Field>
        ))}
        <p className="text-small text-text-2">You stay signed in here and are signed out everywhere else.</p>
        {change.error && issues.length === 0 && (
          <ActFailure error={change.error} title="Your password was not changed" />
        )}
      </form>
    </Dialog>
  );
}
