import type { ChannelResponse } from '@backchannel/chat-api/types';
import { capabilitiesOf } from '../capabilities.ts';
import type { Context } from '../context.ts';
import { presentChannel } from '../present/channel.ts';
import type { ChannelParts } from '../present/channel.ts';
import type { ChannelRow } from '../store/channels.ts';
import { hiddenAmong } from '../store/hides.ts';
import { channelMutesOf } from '../store/channel-mutes.ts';
import { blockedChannels } from '../store/blocks.ts';
import { membershipsOf } from '../store/members.ts';
import { findUser } from '../store/users.ts';
import { roleIn } from '../tenancy.ts';
import { ConfigBook } from './channel-config.ts';
import type { EffectiveConfig } from './channel-config.ts';
import { UserBook } from './users.ts';

export interface ChannelBooks {
  users: UserBook;
  configs: ConfigBook;
}

/** Everything one answer shares between its channels. */
export const newBooks = (context: Context): ChannelBooks => ({
  users: new UserBook(context),
  configs: new ConfigBook(context.db),
});

type Own = (row: ChannelRow, effective: EffectiveConfig | undefined) => ChannelParts['own'];

function ownParts({ db, clock }: Context, rows: readonly ChannelRow[], userId: string): Own {
  const cids = rows.map((row) => row.cid);
  const hidden = hiddenAmong(db, userId, cids);
  const mutes = channelMutesOf(db, userId, cids, clock.now());
  const blocked = blockedChannels(db, userId, cids);
  const memberships = membershipsOf(db, userId, cids);
  const user = findUser(db, userId);
  return (row, effective) => {
    const role = user ? roleIn(user, row.team) : 'user';
    const member = memberships.get(row.cid);
    const roles = member ? [role, member.channel_role] : [role];
    const permissions = new Set(roles.flatMap((name) => effective?.grants[name] ?? []));
    const mute = mutes.get(row.cid);
    return {
      capabilities: effective
        ? capabilitiesOf(permissions, effective.settings, row.created_by_id === userId)
        : [],
      hidden: hidden.has(row.cid),
      hideMessagesBefore: member?.hide_messages_before ?? null,
      muted: mute !== undefined,
      muteExpires: mute?.expires ?? null,
      blocked: blocked.has(row.cid),
    };
  };
}

/** Channels with their config and people; with a reader also what is that user's own. */
export function assembleChannels(
  context: Context,
  rows: readonly ChannelRow[],
  readerId?: string,
  { users, configs }: ChannelBooks = newBooks(context),
): ChannelResponse[] {
  users.load(rows.flatMap((row) => [row.created_by_id, row.truncated_by_id]));
  const own = readerId === undefined ? undefined : ownParts(context, rows, readerId);
  return rows.map((row) => {
    const known = configs.get(row);
    return presentChannel(row, {
      config: known?.config,
      createdBy: users.find(row.created_by_id),
      truncatedBy: users.find(row.truncated_by_id),
      own: own?.(row, known?.effective),
    });
  });
}

/** One channel, see {@link assembleChannels}. */
export const assembleChannel = (
  context: Context,
  row: ChannelRow,
  readerId?: string,
): ChannelResponse | undefined => assembleChannels(context, [row], readerId)[0];
