import type { ChannelMemberRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { inputError, notAllowed } from '../../errors.ts';
import { emitMemberEvents, emitMembersById } from '../../events/channel-events.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { recountMembers } from '../../store/counters/channels.ts';
import { findMember, findMembers, leaversAmong, removeMember, updateMember } from '../../store/members.ts';
import type { MemberChange, MemberRow } from '../../store/members.ts';
import { missingUsers } from '../../store/users.ts';
import type { Micros } from '../../time.ts';
import { addMembers, memberRole, memberUserId } from './members-of-request.ts';

// Shared by the update of one channel and that of many. Each function first checks everything, then writes.

/** The field of the request that names the users, as error messages have it. */
type Source = 'add_members' | 'invites' | 'add_moderators';

const roleChange = (context: Context, role: string): MemberChange => ({
  channel_role: memberRole(context, role),
  is_moderator: Number(role === 'channel_moderator'),
});

function change(context: Context, channel: ChannelRow, userId: string, what: MemberChange): void {
  updateMember(context.db, channel.cid, userId, { ...what, updated_at: context.clock.now() });
  emitMembersById(context, 'member.updated', channel, [userId]);
}

function guardDistinct({ db }: Context, channel: ChannelRow, strangers: readonly string[], source: Source) {
  if (channel.is_distinct === 0 || strangers.length === 0) return;
  if (source === 'invites') {
    throw notAllowed(
      'cannot invite members to the distinct channel, please create a new distinct channel with the desired members',
    );
  }
  const former = leaversAmong(db, channel.cid, strangers);
  if (strangers.every((id) => former.has(id))) return;
  throw notAllowed(
    "cannot add members to the distinct channel they don't belong to, please create a new distinct channel with the desired members",
  );
}

/**
 * Makes users members, or invites them. Who already is a member stays, with a new role when one is given.
 * Throws 400/4 for an unknown user, 403/17 for somebody who never belonged to a distinct channel.
 */
export function admitMembers(
  context: Context,
  channel: ChannelRow,
  entries: readonly ChannelMemberRequest[],
  source: Source,
  hideMessagesBefore: Micros | null = null,
): void {
  const { db } = context;
  const ids = entries.map((entry) => memberUserId(context, entry));
  const [missing] = missingUsers(db, ids);
  if (missing !== undefined) throw inputError(`could not find user ${missing} from ${source}`);
  const present = new Set(findMembers(db, channel.cid, ids).map((member) => member.user_id));
  guardDistinct(
    context,
    channel,
    ids.filter((id) => !present.has(id)),
    source,
  );
  addMembers(context, channel.cid, entries, { invited: source === 'invites', hideMessagesBefore });
  entries.forEach(({ channel_role: role }, index) => {
    const id = ids[index];
    if (role !== undefined && id !== undefined && present.has(id))
      change(context, channel, id, roleChange(context, role));
  });
  recountMembers(db, channel.cid);
  const added = ids.filter((id) => !present.has(id));
  emitMembersById(context, 'member.added', channel, added);
}

/** Takes users out of the channel; who is no member is left alone. */
export function dismissMembers(context: Context, channel: ChannelRow, userIds: readonly string[]): void {
  const { db } = context;
  const members = findMembers(db, channel.cid, userIds);
  for (const userId of userIds) removeMember(db, channel.cid, userId);
  recountMembers(db, channel.cid);
  emitMemberEvents(context, 'member.removed', channel, members);
}

/** The user's member row. Throws 400/4 when they are no member. */
export function requireMember({ db }: Context, { cid }: ChannelRow, userId: string): MemberRow {
  const member = findMember(db, cid, userId);
  if (!member) throw inputError(`user "${userId}" is not a member of the channel ${cid}`);
  return member;
}

/** Gives members another role. Throws 400/4 when one of them is no member or has no role to get. */
export function assignRoles(
  context: Context,
  channel: ChannelRow,
  entries: readonly ChannelMemberRequest[],
): void {
  for (const entry of entries) {
    const userId = memberUserId(context, entry);
    requireMember(context, channel, userId);
    if (!entry.channel_role) throw inputError('"assign_roles.channel_role" is a required field');
    change(context, channel, userId, roleChange(context, entry.channel_role));
  }
}

/** Makes users moderators, and members first when they are none. */
export function promoteModerators(
  context: Context,
  channel: ChannelRow,
  userIds: readonly string[],
  hideMessagesBefore: Micros | null = null,
): void {
  const entries = userIds.map((user_id) => ({ user_id, channel_role: 'channel_moderator' }));
  admitMembers(context, channel, entries, 'add_moderators', hideMessagesBefore);
}

/** Makes moderators plain members again. Throws 400/4 when one of them is no member. */
export function demoteModerators(context: Context, channel: ChannelRow, userIds: readonly string[]): void {
  for (const userId of userIds) {
    requireMember(context, channel, userId);
    change(context, channel, userId, roleChange(context, 'channel_member'));
  }
}

/** Accepts or rejects the user's invitation. Throws 400/4 when there is none. */
export function answerInvite(context: Context, channel: ChannelRow, userId: string, accepted: boolean): void {
  const member = findMember(context.db, channel.cid, userId);
  if (member?.invited !== 1) {
    throw inputError(`user "${userId}" has no invitation to the channel ${channel.cid}`);
  }
  const now = context.clock.now();
  change(
    context,
    channel,
    userId,
    accepted
      ? { invite_accepted_at: now, invite_rejected_at: null }
      : { invite_rejected_at: now, invite_accepted_at: null },
  );
}
