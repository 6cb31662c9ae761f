import type {
  ChannelMemberPartialResponse,
  ChannelMemberResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { MemberRow } from '../store/members.ts';
import { toWire, toWireOptional } from '../time.ts';
import { parseObject } from '../values.ts';

function statusOf(row: MemberRow): string {
  if (row.invited === 0) return 'member';
  if (row.invite_accepted_at !== null) return 'accepted';
  return row.invite_rejected_at === null ? 'invited' : 'rejected';
}

// The role's older form, which clients still read.
function legacyRole(row: MemberRow, creatorId: string | null): string {
  if (row.user_id === creatorId) return 'owner';
  return row.is_moderator === 1 ? 'moderator' : 'member';
}

/** A member of a channel. `creatorId` is who created that channel. */
export const presentMember = (
  row: MemberRow,
  user: UserResponse,
  creatorId: string | null,
  deletedMessages: readonly string[] = [],
): ChannelMemberResponse => ({
  user_id: row.user_id,
  user,
  channel_role: row.channel_role,
  role: legacyRole(row, creatorId),
  is_moderator: row.is_moderator === 1 ? true : undefined,
  status: statusOf(row),
  invited: row.invited === 1 ? true : undefined,
  invite_accepted_at: toWireOptional(row.invite_accepted_at),
  invite_rejected_at: toWireOptional(row.invite_rejected_at),
  banned: row.banned === 1,
  ban_expires: toWireOptional(row.ban_expires),
  shadow_banned: row.shadow_banned === 1,
  ban_from_future_channels: row.ban_from_future_channels === 1 ? true : undefined,
  future_channel_ban_expires: toWireOptional(row.future_channel_ban_expires),
  notifications_muted: row.notifications_muted === 1,
  pinned_at: toWireOptional(row.pinned_at),
  archived_at: toWireOptional(row.archived_at),
  deleted_messages: deletedMessages.length > 0 ? [...deletedMessages] : undefined,
  custom: parseObject(row.custom),
  created_at: toWire(row.created_at),
  updated_at: toWire(row.updated_at),
});

/** A member as messages embed them: custom data only of the keys that were asked for. */
export const presentPartialMember = (
  row: MemberRow,
  customKeys: readonly string[],
): ChannelMemberPartialResponse => {
  const custom = customKeys.length > 0 ? parseObject(row.custom) : {};
  return {
    channel_role: row.channel_role,
    notifications_muted: row.notifications_muted === 1,
    custom:
      customKeys.length > 0
        ? Object.fromEntries(
            customKeys.flatMap((key) => (Object.hasOwn(custom, key) ? [[key, custom[key]]] : [])),
          )
        : undefined,
  };
};
