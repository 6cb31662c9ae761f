import type { FullUserResponse } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { presentDevice } from '../present/device.ts';
import { presentChannelMute, presentUserMute } from '../present/mute.ts';
import { presentFullUser } from '../present/user.ts';
import { blockedBy } from '../store/blocks.ts';
import { findChannels } from '../store/channels.ts';
import { devicesOf } from '../store/devices.ts';
import { channelMutesOfUsers } from '../store/channel-mutes.ts';
import { unreadTotals } from '../store/unread.ts';
import { userMutesOfUsers } from '../store/user-mutes.ts';
import type { UserRow } from '../store/users.ts';
import { assembleChannels, newBooks } from './channels.ts';

/** Users with their mutes, blocks and unread counts, in a handful of statements whatever their number. */
export function assembleFullUsers(context: Context, rows: readonly UserRow[]): FullUserResponse[] {
  const { db, clock } = context;
  const ids = rows.map((row) => row.id);
  const now = clock.now();
  const books = newBooks(context);
  const muteRows = userMutesOfUsers(db, ids, now);
  const channelMuteRows = channelMutesOfUsers(db, ids, now);
  const blocks = Map.groupBy(blockedBy(db, ids), (row) => row.user_id);
  const devices = Map.groupBy(devicesOf(db, ids), (row) => row.user_id);
  const unread = new Map(unreadTotals(db, ids).map((row) => [row.user_id, row]));
  books.users.load([...ids, ...muteRows.map((row) => row.target_id)]);
  const channels = new Map(
    assembleChannels(
      context,
      findChannels(db, new Set(channelMuteRows.map((row) => row.cid))),
      undefined,
      books,
    ).map((channel) => [channel.cid, channel]),
  );
  const mutes = Map.groupBy(muteRows, (row) => row.user_id);
  const channelMutes = Map.groupBy(channelMuteRows, (row) => row.user_id);
  return rows.map((row) =>
    presentFullUser(row, now, {
      devices: (devices.get(row.id) ?? []).map(presentDevice),
      blocked_user_ids: (blocks.get(row.id) ?? []).map((block) => block.blocked_user_id),
      mutes: (mutes.get(row.id) ?? []).map((mute) =>
        presentUserMute(mute, books.users.get(mute.user_id), books.users.get(mute.target_id)),
      ),
      channel_mutes: (channelMutes.get(row.id) ?? []).map((mute) =>
        presentChannelMute(mute, books.users.get(mute.user_id), channels.get(mute.cid)),
      ),
      total_unread_count: unread.get(row.id)?.messages ?? 0,
      unread_channels: unread.get(row.id)?.channels ?? 0,
      unread_threads: 0,
    }),
  );
}
