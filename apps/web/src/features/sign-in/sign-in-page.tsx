import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { roleName, type Role } from '../../api/session.ts';
import { signIn, signInOptionsQuery, signInToDemo } from '../../api/sign-in.ts';
import { useAct } from '../../api/use-act.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { PlainButton } from '../../ui/plain-button.tsx';
import { useEnter } from './enter.ts';
import { PlainPage } from './plain-page.tsx';
import { SignInFailure } from './sign-in-failure.tsx';

/**
 * E-mail and password, and the demo's buttons where the server offers them. `redirect`: where to go then; `hasEnded`: one
 * was signed in there until just now.
 */
export function SignInPage({ redirect, hasEnded }: { redirect: string | undefined; hasEnded: boolean }) {
  useTitle('Sign in');
  const enter = useEnter(redirect);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  // One act, whichever button it is: nobody signs in twice. Empty: with the password.
  const { mutate, error, isPending, variables } = useAct({
    mutationFn: (role: Role | '') => (role ? signInToDemo(role) : signIn(email, password)),
    onSuccess: enter,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate('');
  };

  return (
    <PlainPage
      title="Sign in"
      intro={
        hasEnded
          ? 'Your session has ended. You come back to where you were.'
          : redirect !== undefined && redirect !== '/' && 'Then the page opens that you asked for.'
      }
    >
      <form onSubmit={submit} className="mt-5 grid gap-4">
        <Field label="E-mail" required>
          {(control) => (
            <Input
              {...control}
              type="email"
              name="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label="Password" required>
          {(control) => (
            <Input
              {...control}
              type="password"
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {error && !variables && <SignInFailure error={error} />}
        <PlainButton kind="primary" size="form" type="submit" busy={isPending && !variables}>
          Sign in
        </PlainButton>
      </form>
      <DemoButtons
        busyRole={isPending ? variables : undefined}
        error={variables ? error : null}
        onChoose={mutate}
      />
    </PlainPage>
  );
}

interface DemoButtonsProps {
  busyRole: Role | '' | undefined;
  error: Error | null;
  onChoose: (role: Role) => void;
}

function DemoButtons({ busyRole, error, onChoose }: DemoButtonsProps) {
  const { data } = useQuery(signInOptionsQuery);
  if (!data?.demo) return null;
  return (
    <section aria-labelledby="demo" className="mt-6 border-t border-line pt-4">
      <h2 id="demo" className="font-medium">
        Look around in the demo
      </h2>
      <p className="mt-0.5 mb-3 text-small text-pretty text-text-3">
        Each role may do different things. The data is made up.
      </p>
      <div className="grid gap-2">
        {data.roles.map((role) => (
          <PlainButton key={role} size="form" busy={busyRole === role} onClick={() => onChoose(role)}>
            Continue as {roleName(role).toLowerCase()}
          </PlainButton>
        ))}
      </div>
      {error && <SignInFailure error={error} />}
    </section>
  );
}
