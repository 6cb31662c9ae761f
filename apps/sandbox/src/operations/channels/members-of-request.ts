import type { ChannelMemberRequest, UserRequest, UserResponseInput } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { markMembers } from '../../store/bans.ts';
import { markFutureBanned } from '../../store/future-channel-bans.ts';
import { insertMember } from '../../store/members.ts';
import { isRole } from '../../store/roles.ts';
import { startReading } from '../../store/counters/unread.ts';
import { ensureUser } from '../../store/users.ts';
import { checkUser } from '../users/check-user.ts';

// Of a user as the API answers them some fields are always there; clients that send it fill these with nothing.
function writtenOf(user: UserResponseInput): UserRequest {
  const { id, name, image, role, teams, teams_role, language, invisible, privacy_settings, custom } = user;
  return {
    id,
    name,
    image,
    role: role || undefined,
    teams: teams?.length === 0 ? undefined : teams,
    teams_role,
    language: language || undefined,
    invisible: invisible || undefined,
    privacy_settings,
    custom,
  };
}

/** The user that an entry of a member list means; given as an object, the user is written first. */
export function memberUserId(context: Context, entry: ChannelMemberRequest): string {
  if (entry.user?.id !== undefined) {
    const user = writtenOf(entry.user);
    checkUser(context, user);
    ensureUser(context.db, user, context.clock.now());
    return user.id;
  }
  if (!entry.user_id) throw inputError('"members.user_id" is a required field');
  return entry.user_id;
}

/** The role that a member is to have. Throws 400/4 when there is none of this name, built in or made. */
export function memberRole({ db }: Context, role: string): string {
  if (!isRole(db, role)) throw inputError(`channel role "${role.slice(0, 100)}" does not exist`);
  return role;
}

/** Makes the users members, or invites them. Who already is a member stays as they are. */
export function addMembers(
  context: Context,
  cid: string,
  entries: readonly ChannelMemberRequest[],
  {
    invited = false,
    hideMessagesBefore = null,
  }: { invited?: boolean; hideMessagesBefore?: number | null } = {},
): void {
  const ids = entries.map((entry) => memberUserId(context, entry));
  for (const [index, entry] of entries.entries()) {
    const userId = ids[index] ?? '';
    const now = context.clock.now();
    insertMember(context.db, {
      cid,
      user_id: userId,
      channel_role: memberRole(context, entry.channel_role ?? 'channel_member'),
      is_moderator: Number(entry.channel_role === 'channel_moderator'),
      invited: Number(invited),
      custom: JSON.stringify(entry.custom ?? {}),
      hide_messages_before: hideMessagesBefore,
      created_at: now,
    });
    startReading(context.db, cid, userId, now);
  }
  if (ids.length === 0) return;
  // Who is banned here was so before they came.
  markMembers(context.db, cid, ids);
  markFutureBanned(context.db, cid, ids);
}
