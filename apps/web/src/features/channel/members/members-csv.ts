import { toDate } from '@backchannel/chat-api';
import type { ChannelMemberResponse } from '@backchannel/chat-api/types';
import { toCsv } from '../../../table/csv.ts';
import { memberId } from './members-query.ts';

const head = [
  'user_id',
  'name',
  'channel_role',
  'is_moderator',
  'banned',
  'shadow_banned',
  'invited',
  'notifications_muted',
  'joined_at',
  'last_active',
];

/** These members as a table, in the API's own words. */
export function membersCsv(members: readonly ChannelMemberResponse[]): string {
  return toCsv(
    head,
    members.map((member) => [
      memberId(member),
      member.user?.name,
      member.channel_role,
      member.is_moderator === true,
      member.banned,
      member.shadow_banned,
      member.invited === true,
      member.notifications_muted,
      toDate(member.created_at),
      member.user?.last_active === undefined ? undefined : toDate(member.user.last_active),
    ]),
  );
}
