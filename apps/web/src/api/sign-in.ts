import { bff, bffQuery } from './bff.ts';
import type { Role } from './session.ts';

/** What the sign-in page may offer besides e-mail and password. */
export interface SignInOptions {
  demo: boolean;
  /** One-click roles of the demo. */
  roles: Role[];
}

export const signInOptionsQuery = bffQuery<SignInOptions>('/api/sign-in-options');

export const signIn = (email: string, password: string): Promise<unknown> =>
  bff('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });

/** One click in the demo; the server has no such route elsewhere. */
export const signInToDemo = (role: Role): Promise<unknown> =>
  bff('/api/demo/sign-in', { method: 'POST', body: { role } });

export const signOut = (): Promise<unknown> => bff('/api/auth/sign-out', { method: 'POST', body: {} });

/** Changes one's own password; every other session of this operator ends, this one goes on. */
export const changePassword = (passwords: {
  currentPassword: string;
  newPassword: string;
}): Promise<unknown> => bff('/api/auth/change-password', { method: 'POST', body: passwords });

/** Ends every session of this operator, on all devices, this one included. */
export const signOutEverywhere = (): Promise<unknown> =>
  bff('/api/sign-out-everywhere', { method: 'POST', body: {} });

/** Whether the one-time link of the first admin still works. */
export const firstAdminQuery = (token: string) => bffQuery<{ valid: boolean }>('/api/first-admin', { token });

/** Creates the first admin and signs them in. */
export const createFirstAdmin = (admin: {
  token: string;
  name: string;
  email: string;
  password: string;
}): Promise<unknown> => bff('/api/first-admin', { method: 'POST', body: admin });
