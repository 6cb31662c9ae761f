import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSession } from '../../api/session.ts';
import { signInPath } from '../../shell/leave.ts';
import { askedKey, forgetAsked, formOf, type Forms, keepAsked, type Kept, keptAsked } from './kept-asking.ts';

interface Place<Form> {
  app: string;
  cid: string;
  empty: () => Form;
  /** Whether what was kept is about the same thing. Default: it is, as the channel is the same. */
  isSame?: (kept: Form) => boolean;
}

/** What was chosen and typed in a dialog about a channel or a message of it. When the session lapses meanwhile, it is there
 *  again after signing in. What is kept of another dialog goes on waiting for that one. */
export function useKeptForm<Name extends Kept>(
  name: Name,
  { app, cid, empty, isSame = () => true }: Place<Forms[Name]>,
) {
  const router = useRouter();
  const key = askedKey(useSession().operator.id, app, cid);
  const [kept] = useState(() => {
    const found = formOf(name, keptAsked(key));
    return found && isSame(found) ? found : undefined;
  });
  const [form, setForm] = useState(() => kept ?? empty());
  useEffect(() => {
    if (kept) forgetAsked(key);
  }, [kept, key]);
  useEffect(
    () => () => {
      if (router.state.location.pathname === signInPath) keepAsked(key, { asking: name, form });
    },
    [router, key, name, form],
  );
  const change = (values: Partial<Forms[Name]>) => setForm((before) => ({ ...before, ...values }));
  return [form, change] as const;
}
