import { BackchannelError } from '@backchannel/chat-api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { createFirstAdmin, firstAdminQuery } from '../../api/sign-in.ts';
import { useAct } from '../../api/use-act.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Field } from '../../ui/field.tsx';
import { Input, type InputProps } from '../../ui/input.tsx';
import { buttonClass, PlainButton } from '../../ui/plain-button.tsx';
import { useFirstWrong } from './use-first-wrong.ts';
import { useEnter } from './enter.ts';
import { PlainPage } from './plain-page.tsx';
import { SignInFailure } from './sign-in-failure.tsx';

/** The one-time link: whoever holds it becomes the first admin. */
export function FirstAdminPage({ token }: { token: string }) {
  useTitle('First admin');
  const link = useQuery({ ...firstAdminQuery(token), staleTime: Number.POSITIVE_INFINITY });
  if (link.isPending) {
    return (
      <PlainPage title="First admin">
        <p role="status" className="after-150 mt-5 text-text-2">
          Checking the link…
        </p>
      </PlainPage>
    );
  }
  if (link.isError || !link.data.valid) return <DeadLink error={link.error} />;
  return <FirstAdminForm token={token} />;
}

function DeadLink({ error }: { error: Error | null }) {
  return (
    <PlainPage
      title="This link does not work"
      intro="It works once, for a day, and only while there is no admin. If there is one, sign in, or ask them to invite you; if not, restart the server: it prints a new link."
    >
      {error && <SignInFailure error={error} />}
      <Link to="/sign-in" className={`mt-4 ${buttonClass('ordinary', 'form')}`}>
        Go to sign-in
      </Link>
    </PlainPage>
  );
}

const fields = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autoComplete: 'new-password',
    hint: 'At least 10 characters',
  },
] as const satisfies readonly (InputProps & { label: string; hint?: string })[];

function FirstAdminForm({ token }: { token: string }) {
  const enter = useEnter();
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const create = useAct({
    mutationFn: () => createFirstAdmin({ token, ...values }),
    onSuccess: enter,
  });
  const issues = create.error instanceof BackchannelError ? create.error.issues : [];
  const ref = useFirstWrong(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <PlainPage title="First admin" intro="You will be able to invite everybody else.">
      <form ref={ref} onSubmit={submit} className="mt-5 grid gap-4">
        {fields.map(({ label, name, ...field }) => {
          const error = issues.find(({ path }) => path === name)?.message;
          return (
            <Field
              key={name}
              label={label}
              required
              error={error}
              // What is wrong says the limit as well.
              {...('hint' in field && error === undefined && { hint: field.hint })}
            >
              {(control) => (
                <Input
                  {...control}
                  type={field.type}
                  name={name}
                  autoComplete={field.autoComplete}
                  required
                  autoFocus={name === 'name'}
                  value={values[name]}
                  onChange={(event) => setValues({ ...values, [name]: event.target.value })}
                />
              )}
            </Field>
          );
        })}
        {create.error && issues.length === 0 && <SignInFailure error={create.error} />}
        <PlainButton kind="primary" size="form" type="submit" busy={create.isPending}>
          Create admin and sign in
        </PlainButton>
      </form>
    </PlainPage>
  );
}
