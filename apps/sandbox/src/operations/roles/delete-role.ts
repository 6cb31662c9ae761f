import type { deleteRole as Operation } from '@backchannel/chat-api/operations';
import { doesNotExist, inputError } from '../../errors.ts';
import { builtInRoles, isRoleHeld, removeRole } from '../../store/roles.ts';
import type { Handler } from '../handler.ts';
import { scopesOf } from './scopes-of.ts';

/** Removes a role of the app's own that nobody has and no grant names. */
export const deleteRole: Handler<typeof Operation> = ({ params: { name } }, context) => {
  if (builtInRoles.includes(name)) throw inputError(`role "${name}" is built in and cannot be deleted`);
  if (removeRole(context.db, name) === 0) throw doesNotExist(`role ${name} does not exist`);
  const [scope] = scopesOf(context)(name);
  if (scope !== undefined) throw inputError(`role "${name}" has grants in scope "${scope}"`);
  if (isRoleHeld(context.db, name)) throw inputError(`role "${name}" is in use by users`);
  return {};
};
