import type { UserRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { ApiFailure } from '../../errors.ts';
import { appSettings } from '../../store/app.ts';
import { findUser, namesakesOf } from '../../store/users.ts';
import { parseStrings } from '../../values.ts';

/**
 * Throws 400/6 when the app wants names to be unique (in the app, or within each team) and somebody else has the
 * user's. A user who keeps the name they have is left alone.
 */
export function requireFreeName({ db }: Context, { id, name, teams = [] }: UserRequest): void {
  const scope = appSettings(db)['enforce_unique_usernames'];
  if ((scope !== 'app' && scope !== 'team') || name === undefined || name === '') return;
  const before = findUser(db, id);
  if (before?.name === name && before.deleted_at === null && scope === 'app') return;
  const rivals = namesakesOf(db, name, id);
  const meets = (other: readonly string[]): boolean =>
    scope === 'app' ||
    teams.some((team) => other.includes(team)) ||
    (teams.length === 0 && other.length === 0);
  if (rivals.some((rival) => meets(parseStrings(rival.teams))))
    throw new ApiFailure('duplicateUsername', `username "${name}" already exists`);
}
