import { assembleChannel } from '../assemble/channels.ts';
import { UserBook } from '../assemble/users.ts';
import type { Context } from '../context.ts';
import { presentMember } from '../present/member.ts';
import { findChannel } from '../store/channels.ts';
import type { ChannelRow } from '../store/channels.ts';
import { findMembers } from '../store/members.ts';
import type { MemberRow } from '../store/members.ts';
import { emitChannelEvent, isHeard } from './emit.ts';
import type { EventFields, MakeFields } from './emit.ts';

const made = (fields: MakeFields): EventFields => (typeof fields === 'function' ? fields() : fields);

/** An event that carries the whole channel as it is now. */
export const emitWholeChannel = (
  context: Context,
  type: string,
  channel: ChannelRow,
  actorId: string | null | undefined,
  more: MakeFields = {},
): void =>
  emitChannelEvent(context, type, channel, actorId, () => ({
    channel: assembleChannel(context, findChannel(context.db, channel.cid) ?? channel),
    ...made(more),
  }));

/** That a channel was updated, and frozen or unfrozen thereby; `before` is the row from before. */
export function emitChannelUpdated(
  context: Context,
  before: ChannelRow,
  actorId: string | null | undefined,
  more: MakeFields = {},
): void {
  const frozen = findChannel(context.db, before.cid)?.frozen ?? before.frozen;
  if (frozen !== before.frozen)
    emitChannelEvent(context, frozen === 1 ? 'channel.frozen' : 'channel.unfrozen', before, actorId);
  emitWholeChannel(context, 'channel.updated', before, actorId, more);
}

/** One event for each of these members; the user is the member's. */
export function emitMemberEvents(
  context: Context,
  type: 'member.added' | 'member.updated' | 'member.removed',
  channel: ChannelRow,
  members: readonly MemberRow[],
): void {
  if (!isHeard(context, type)) return;
  const users = new UserBook(context);
  users.load(members.map((member) => member.user_id));
  for (const member of members) {
    emitWholeChannel(context, type, channel, member.user_id, () => ({
      member: presentMember(member, users.get(member.user_id), channel.created_by_id),
    }));
  }
}

/** The same for members by their ids, as they are now. */
export function emitMembersById(
  context: Context,
  type: 'member.added' | 'member.updated',
  channel: ChannelRow,
  userIds: readonly string[],
): void {
  if (userIds.length > 0 && isHeard(context, type))
    emitMemberEvents(context, type, channel, findMembers(context.db, channel.cid, userIds));
}
