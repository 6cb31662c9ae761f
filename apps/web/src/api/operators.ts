import { bff, bffQuery } from './bff.ts';
import type { Role } from './session.ts';

/** Somebody who may sign in. */
export interface OperatorAccount {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabled: boolean;
  /** RFC 3339. */
  created_at: string;
  /** Why whoever asks may not change them: one of the demo's own people, or somebody real while one is of the demo. */
  fixed?: 'demo_operator' | 'real_operator';
}

export const operatorsQuery = bffQuery<{ operators: OperatorAccount[] }>('/api/operators');

export const inviteOperator = (operator: { name: string; email: string; role: Role; password: string }) =>
  bff<{ operator: OperatorAccount }>('/api/operators', { method: 'POST', body: operator });

/** Gives somebody else a password to sign in with once more, and ends their sessions. */
export const setOperatorPassword = (id: string, password: string) =>
  bff<unknown>(`/api/operators/${encodeURIComponent(id)}/password`, { method: 'POST', body: { password } });

/** Another role, or the door shut or opened. */
export const changeOperator = (id: string, change: { role: Role } | { disabled: boolean }) =>
  bff<{ operator: OperatorAccount }>(`/api/operators/${encodeURIComponent(id)}`, {
    method: 'PATCH',
    body: change,
  });
