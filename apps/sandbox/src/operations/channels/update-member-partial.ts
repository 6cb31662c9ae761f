import type { updateMemberPartial as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitMembersById } from '../../events/channel-events.ts';
import { requirePermission } from '../../permissions.ts';
import { updateMember } from '../../store/members.ts';
import type { MemberChange, MemberRow } from '../../store/members.ts';
import { presentMember } from '../../present/member.ts';
import { describe, parseObject } from '../../values.ts';
import { checkCustomSize } from '../custom-size.ts';
import { patchCustom } from '../custom-patch.ts';
import type { Handler } from '../handler.ts';
import { requireMember } from './change-members.ts';
import { channelOfCall } from './channel-of-call.ts';
import { guardMembers } from './guard-members.ts';
import { memberRole } from './members-of-request.ts';

const columns = { pinned: 'pinned_at', archived: 'archived_at' } as const;
const own = new Set(['pinned', 'archived', 'channel_role']);
// The member's facts that have operations of their own, or none.
const fixed = new Set([
  'user_id',
  'cid',
  'created_at',
  'updated_at',
  'banned',
  'shadow_banned',
  'invited',
  'is_moderator',
  'role',
  'status',
]);

const wrong = (expected: string, field: string, value: unknown) =>
  inputError(`expected ${expected} for field "set.${field}" but got ${describe(value)}`);

function ownChanges(context: Context, set: Record<string, unknown>, unset: readonly string[]): MemberChange {
  const change: MemberChange = {};
  const isTakenAway = (field: string): boolean => set[field] === null || unset.includes(field);
  for (const [field, column] of Object.entries(columns) as [
    keyof typeof columns,
    'pinned_at' | 'archived_at',
  ][]) {
    const value = isTakenAway(field) ? false : set[field];
    if (value === undefined) continue;
    if (typeof value !== 'boolean') throw wrong('bool', field, value);
    change[column] = value ? context.clock.now() : null;
  }
  const role = isTakenAway('channel_role') ? 'channel_member' : set['channel_role'];
  if (role === undefined) return change;
  if (typeof role !== 'string' || role === '') throw wrong('string', 'channel_role', role);
  return {
    ...change,
    channel_role: memberRole(context, role),
    is_moderator: Number(role === 'channel_moderator'),
  };
}

function memberChange(
  context: Context,
  member: MemberRow,
  set: Record<string, unknown>,
  unset: readonly string[],
): MemberChange {
  for (const field of [...Object.keys(set), ...unset]) {
    if (fixed.has(field)) throw inputError(`field "${field}" is reserved and cannot be changed`);
  }
  const custom = patchCustom(
    parseObject(member.custom),
    Object.fromEntries(Object.entries(set).filter(([field]) => !own.has(field))),
    unset.filter((field) => !own.has(field)),
  );
  checkCustomSize(custom, 'member');
  return {
    ...ownChanges(context, set, unset),
    custom: JSON.stringify(custom),
    updated_at: context.clock.now(),
  };
}

/** Pins and archives the channel for one member, gives them a role, and changes what is kept about them. */
export const updateMemberPartial: Handler<typeof Operation> = ({ params, query, body, caller }, context) => {
  const channel = channelOfCall(context, params);
  const { set = {}, unset = [] } = body;
  if (caller.kind !== 'server') {
    const changesRole = 'channel_role' in set || unset.includes('channel_role');
    requirePermission(context, caller, channel, changesRole ? 'update-channel-members' : 'read-channel');
  }
  const userId = requireActor(context, caller, query, 'member update request');
  const role = set['channel_role'];
  if (typeof role === 'string') guardMembers(context, caller, [{ user_id: userId, channel_role: role }]);
  const member = requireMember(context, channel, userId);
  updateMember(context.db, channel.cid, userId, memberChange(context, member, set, unset));
  emitMembersById(context, 'member.updated', channel, [userId]);
  const users = new UserBook(context);
  return {
    channel_member: presentMember(
      requireMember(context, channel, userId),
      users.get(userId),
      channel.created_by_id,
    ),
  };
};
