import { type QueryClient } from '@tanstack/react-query';
import type { AuditRecord } from '../../api/audit.ts';
import { bffQuery } from '../../api/bff.ts';
import {
  changeOperator,
  inviteOperator,
  type OperatorAccount,
  operatorsQuery,
  setOperatorPassword,
} from '../../api/operators.ts';
import { type Role, sessionQuery } from '../../api/session.ts';
import { NotTold, settled } from '../../shell/lost-answer.ts';

/** What is to be otherwise about an operator. */
export type OperatorChange = { role: Role } | { disabled: boolean };

/** Whether an operator is as a change wants them. `now`: all operators as the server has them. */
export function isChanged(now: readonly OperatorAccount[], id: string, to: OperatorChange): boolean {
  const operator = now.find((one) => one.id === id);
  return 'role' in to ? operator?.role === to.role : operator?.disabled === to.disabled;
}

/** E-mail addresses are kept in small letters. */
export const isInvited = (now: readonly OperatorAccount[], email: string): boolean =>
  now.some((one) => one.email === email.trim().toLowerCase());

/** Changes an operator, and reads the list again. When the answer is lost, the list tells. Throws as `settled` does. */
export const change = (queries: QueryClient, id: string, to: OperatorChange) =>
  settled(() => changeOperator(id, to), {
    isDone: async () => isChanged(await operatorsNow(queries), id, to),
    renew: () => queries.invalidateQueries({ queryKey: operatorsQuery.queryKey }),
  });

/** Gives whoever is signed in another role, and reads the session again: the list may no longer be theirs to read. */
export const changeOwnRole = (queries: QueryClient, id: string, role: Role) =>
  settled(() => changeOperator(id, { role }), {
    isDone: async () => {
      const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0, retry: false });
      return session?.operator.id === id && session.operator.role === role;
    },
    renew: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });

/** Adds an operator, and reads the list again likewise. */
export const invite = (queries: QueryClient, operator: Parameters<typeof inviteOperator>[0]) =>
  settled(() => inviteOperator(operator), {
    isDone: async () => isInvited(await operatorsNow(queries), operator.email),
    // Not waited for: whoever is invited must be told of the password, whatever becomes of the list.
    renew: async () => void queries.invalidateQueries({ queryKey: operatorsQuery.queryKey }),
  });

async function operatorsNow(queries: QueryClient): Promise<readonly OperatorAccount[]> {
  const { operators } = await queries.fetchQuery({ ...operatorsQuery, staleTime: 0, retry: false });
  return operators;
}

type PasswordRecord = Pick<AuditRecord, 'id' | 'target' | 'outcome'>;

/** The passwords that were set for an operator, newest first: the audit log alone tells of them. */
export const passwordsSetQuery = (email: string) =>
  bffQuery<{ records: readonly PasswordRecord[] }>('/api/audit', {
    operation: 'operator_password_set',
    target: email,
  });

/** Whether a password has been set since the log was as `before`, undefined where nobody has read it. Throws `NotTold`. */
export function isPasswordSet(
  email: string,
  before: readonly PasswordRecord[] | undefined,
  now: readonly PasswordRecord[],
): boolean {
  if (!before) throw new NotTold('the audit log tells nothing, as it could not be read before.');
  const newest = now.find(({ target }) => target === email);
  if (!newest || before.some(({ id }) => id === newest.id)) return false;
  if (newest.outcome === 'unknown') throw new NotTold('the audit log does not know it either.');
  return newest.outcome === 'succeeded';
}

/** Sets a password likewise. `before`: what was read of the log before. */
export const setPassword = (
  queries: QueryClient,
  { id, email }: OperatorAccount,
  password: string,
  before: readonly PasswordRecord[] | undefined,
) =>
  settled(() => setOperatorPassword(id, password), {
    isDone: async () => {
      const asking = { ...passwordsSetQuery(email), staleTime: 0, retry: false };
      return isPasswordSet(email, before, (await queries.fetchQuery(asking)).records);
    },
    renew: () => Promise.resolve(),
  });
