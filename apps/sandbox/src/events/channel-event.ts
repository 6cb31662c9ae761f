import type { ChannelMemberResponse } from '@backchannel/chat-api/types';
import { UserBook } from '../assemble/users.ts';
import type { Context } from '../context.ts';
import { presentMember } from '../present/member.ts';
import type { ChannelRow } from '../store/channels.ts';
import { membersOf } from '../store/members.ts';
import { findReads } from '../store/reads.ts';
import { unreadTotals } from '../store/unread.ts';
import { toWire } from '../time.ts';
import { compact, parseObject } from '../values.ts';
import { effectiveConfig } from '../assemble/channel-config.ts';

const MEMBERS = 50;

/** What every event of a channel says of it. */
export const channelFields = ({ db }: Context, channel: ChannelRow): Record<string, unknown> =>
  compact({
    cid: channel.cid,
    channel_type: channel.type,
    channel_id: channel.id,
    team: channel.team ?? undefined,
    channel_custom: parseObject(channel.custom),
    channel_member_count: channel.member_count,
    channel_message_count:
      effectiveConfig(db, channel)?.settings.count_messages === true ? channel.message_count : undefined,
    channel_last_message_at: channel.last_message_at === null ? undefined : toWire(channel.last_message_at),
  });

/** The first fifty members, each user with what they have yet to read, here and everywhere. */
export function eventMembers(context: Context, channel: ChannelRow): ChannelMemberResponse[] {
  const { db } = context;
  const rows = membersOf(db, channel.cid, { limit: MEMBERS, offset: 0, newestFirst: false });
  const ids = rows.map((row) => row.user_id);
  const users = new UserBook(context);
  users.load(ids);
  const reads = new Map(findReads(db, channel.cid, ids).map((read) => [read.user_id, read]));
  const totals = new Map(unreadTotals(db, ids).map((total) => [total.user_id, total]));
  return rows.map((row) => {
    const read = reads.get(row.user_id);
    const total = totals.get(row.user_id);
    const counts = {
      channel_unread_count: read?.unread_messages ?? 0,
      ...(read && { channel_last_read_at: toWire(read.last_read) }),
      total_unread_count: total?.messages ?? 0,
      unread_channels: total?.channels ?? 0,
    };
    return presentMember(row, { ...users.get(row.user_id), ...counts }, channel.created_by_id);
  });
}
