import type { ChannelInput, ChannelMemberRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { notAllowed } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { guardTeams } from '../../tenancy.ts';
import { guardUsers } from '../users/guard-users.ts';

// Roles that somebody has in the app: as a member's role they would bring what they are granted in every channel.
const rolesOfTheApp = new Set([
  'admin',
  'moderator',
  'user',
  'guest',
  'anonymous',
  'global_admin',
  'global_moderator',
]);

/**
 * What a user's own token may say of members: no users are written along the way, nobody gets a role of the app's,
 * and nobody comes from another team. Throws 403/17.
 */
export function guardMembers(
  context: Context,
  caller: Caller,
  ...lists: (readonly ChannelMemberRequest[] | undefined)[]
): void {
  if (caller.kind === 'server') return;
  const entries = lists.flatMap((list) => list ?? []);
  for (const { user, channel_role: role } of entries) {
    const { id: _id, ...rest } = user ?? { id: '' };
    if (user && Object.values(rest).some((value) => value !== undefined)) guardUsers(context, caller, [user]);
    if (role !== undefined && rolesOfTheApp.has(role))
      throw notAllowed(`users are not allowed to give the role ${role}`);
  }
  guardTeams(
    context,
    caller,
    entries.map((entry) => entry.user?.id ?? entry.user_id ?? ''),
  );
}

/** Throws 403/17 when a user's own token would set what only the app's server sets of a channel. */
export function guardChannelData(
  caller: Caller,
  data: Pick<ChannelInput, 'config_overrides' | 'disabled'>,
): void {
  if (caller.kind === 'server') return;
  // With grants among them they would be whatever the user likes.
  if (data.config_overrides !== undefined)
    throw notAllowed('users are not allowed to set "config_overrides"');
  if (data.disabled === true) throw notAllowed('users are not allowed to disable channels');
}
