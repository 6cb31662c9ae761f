import type { UserRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { isRole } from '../../store/roles.ts';
import { findUser } from '../../store/users.ts';
import { parseObject } from '../../values.ts';
import { checkPathId } from '../path-id.ts';
import { requireFreeName } from './unique-names.ts';

/** Throws 400/4 for a role that the app does not have, everywhere or in a team; who has one keeps it. */
function requireKnownRoles({ db }: Context, { id, role, teams_role: rolesByTeam = {} }: UserRequest): void {
  const before = findUser(db, id);
  const heldIn = parseObject(before?.teams_role ?? null);
  const given: [role: string, held: unknown, where: string][] = [
    ...(role ? [[role, before?.role, ''] satisfies [string, unknown, string]] : []),
    ...Object.entries(rolesByTeam).map(([team, own]): [string, unknown, string] => [
      own,
      heldIn[team],
      ' in "teams_role"',
    ]),
  ];
  for (const [name, held, where] of given) {
    if (name !== '' && name !== held && !isRole(db, name))
      throw inputError(`role "${name.slice(0, 100)}"${where} does not exist`);
  }
}

/**
 * What must hold of a user before they are written, whichever call does it. Throws 400/4 for a role that there is
 * not and for an id that no path can name, and 400/6 for a name that has to be unique and is taken.
 */
export function checkUser(context: Context, user: UserRequest): void {
  checkPathId(user.id, 'user id');
  requireKnownRoles(context, user);
  requireFreeName(context, user);
}
