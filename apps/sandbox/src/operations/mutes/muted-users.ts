import { requireAppPermission } from '../../app-permissions.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitUserEvent } from '../../events/emit.ts';
import type { Caller } from '../../http/auth.ts';
import { missingUsers } from '../../store/users.ts';
import { guardTeams } from '../../tenancy.ts';

/**
 * Whom a mute is about, and which of them are not there. Throws 400/4 when it names nobody, or oneself, 403/17 for a
 * user who may not mute.
 */
export function muteTargets(
  context: Context,
  caller: Caller,
  userId: string,
  given: readonly string[],
): { targets: string[]; missing: string[] } {
  requireAppPermission(context, caller, 'mute-user', 'MuteUser');
  const asked = [...new Set(given)];
  if (asked.length === 0) throw inputError('field "target_ids" must contain at least 1 item(s)');
  if (asked.includes(userId)) throw inputError('a user cannot mute themselves');
  guardTeams(context, caller, asked);
  const missing = missingUsers(context.db, asked);
  const gone = new Set(missing);
  return { targets: asked.filter((id) => !gone.has(id)), missing };
}

/** Tells whom a user has muted, or hears again. */
export function emitMutes(
  context: Context,
  type: 'user.muted' | 'user.unmuted',
  userId: string,
  targets: readonly string[],
): void {
  if (targets.length === 0) return;
  emitUserEvent(context, type, userId, () => {
    const users = new UserBook(context);
    users.load(targets);
    const [first, ...others] = targets.map((id) => users.get(id));
    return others.length === 0 ? { target_user: first } : { target_users: [first, ...others] };
  });
}
