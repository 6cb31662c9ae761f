import type { Context } from './context.ts';
import { notAllowed } from './errors.ts';
import type { Caller } from './http/auth.ts';
import { appGrants } from '@backchannel/chat-api/default-grants';
import { appSettings } from './store/app.ts';
import type { Grants } from './store/channel-types.ts';
import { findUser } from './store/users.ts';

/** A role's permissions; a role may have the name of anything that objects have by themselves. */
export const grantedTo = (grants: Grants, role: string): string[] =>
  Object.hasOwn(grants, role) ? (grants[role] ?? []) : [];

/** What each role may do outside of channels. */
export const grantsOfApp = ({ db }: Context): Grants =>
  // Checked before they were stored.
  (appSettings(db)['grants'] as Grants | undefined) ?? appGrants;

/** Whether a caller holds one of these permissions in the app as a whole; the app's own server holds all. */
function mayInApp(context: Context, caller: Caller, permissions: readonly string[]): boolean {
  if (caller.kind === 'server') return true;
  const role = caller.kind === 'user' ? (findUser(context.db, caller.userId)?.role ?? 'user') : 'anonymous';
  return permissions.some((permission) => grantedTo(grantsOfApp(context), role).includes(permission));
}

/** Throws 403/17 when a caller's role does not have the permission in the app. `action` is what it is called there. */
export function requireAppPermission(
  context: Context,
  caller: Caller,
  permission: string,
  action: string,
): void {
  if (mayInApp(context, caller, [permission])) return;
  const name = caller.kind === 'user' ? caller.userId : '*';
  throw notAllowed(`User '${name}' is not allowed to perform action ${action} in scope '.app'`);
}
