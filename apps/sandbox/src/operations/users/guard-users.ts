import type { UserRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { notAllowed } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { findUser } from '../../store/users.ts';

/**
 * A user's own token may write that user and nobody else, and neither the role nor the teams. `users` are as they
 * would be written. Throws 403/17.
 */
export function guardUsers({ db }: Context, caller: Caller, users: readonly UserRequest[]): void {
  if (caller.kind === 'server') return;
  const own = caller.kind === 'user' ? caller.userId : '*';
  for (const user of users) {
    if (user.id !== own)
      throw notAllowed(`User '${own}' is not allowed to perform action UpdateUser on user '${user.id}'`);
    const before = findUser(db, user.id);
    const sameRole = user.role === undefined || user.role === (before?.role ?? 'user');
    const same = (given: object | undefined, kept: string | null | undefined, empty: string): boolean =>
      JSON.stringify(given ?? JSON.parse(empty)) === (kept ?? empty);
    const sameTeams =
      same(user.teams, before?.teams, '[]') && same(user.teams_role, before?.teams_role, '{}');
    if (!sameRole || !sameTeams)
      throw notAllowed(`User '${own}' is not allowed to change the role or the teams of user '${own}'`);
  }
}
