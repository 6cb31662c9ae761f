import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSession } from '../../api/session.ts';
import { signInPath } from '../../shell/leave.ts';
import type { Asking } from './act-dialog.tsx';
import { askedKey, forgetAsked, formOf, type Forms, keepAsked, keptAsked } from './kept-asking.ts';

/** What was chosen and typed in a dialog about a channel. When the session lapses meanwhile, it is there again after
 *  signing in. */
export function useKeptForm<Name extends Asking>(
  name: Name,
  { app, cid, empty }: { app: string; cid: string; empty: () => Forms[Name] },
) {
  const router = useRouter();
  const key = askedKey(useSession().operator.id, app, cid);
  const [form, setForm] = useState(() => formOf(name, keptAsked(key)) ?? empty());
  useEffect(() => forgetAsked(key), [key]);
  useEffect(
    () => () => {
      if (router.state.location.pathname === signInPath) keepAsked(key, { asking: name, form });
    },
    [router, key, name, form],
  );
  const change = (values: Partial<Forms[Name]>) => setForm((before) => ({ ...before, ...values }));
  return [form, change] as const;
}
