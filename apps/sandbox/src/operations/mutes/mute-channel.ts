import type { muteChannel as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import { assembleFullUsers } from '../../assemble/full-users.ts';
import { ApiFailure } from '../../errors.ts';
import { emitChannelEvent } from '../../events/emit.ts';
import { presentOwnUser } from '../../present/user.ts';
import { muteChannel as writeMute } from '../../store/channel-mutes.ts';
import { findUsers } from '../../store/users.ts';
import { endAfter } from '../end-after.ts';
import type { Handler } from '../handler.ts';
import { mutableChannels } from './mutable-channels.ts';

/** Mutes channels for one user, for `expiration` milliseconds or for good; a second time the end changes. */
export const muteChannel: Handler<typeof Operation> = ({ body, caller }, context) => {
  const { db, clock } = context;
  const userId = requireActor(context, caller, body, 'mute request');
  const channels = mutableChannels(context, caller, body.channel_cids);
  const { expiration = 0 } = body;
  const now = clock.now();
  const expires = endAfter(now, expiration, 'expiration');
  for (const channel of channels) {
    if (effectiveConfig(db, channel)?.settings.mutes !== true)
      throw new ApiFailure('featureNotSupported', `mutes are not enabled in channel ${channel.cid}`);
    writeMute(db, { user_id: userId, cid: channel.cid, expires, updated_at: now });
  }
  const [own] = assembleFullUsers(context, findUsers(db, [userId]));
  if (!own) throw new Error(`the user ${userId} vanished while they muted`);
  const cids = new Set(channels.map((channel) => channel.cid));
  const mutes = own.channel_mutes.filter((mute) => cids.has(mute.channel?.cid ?? ''));
  const [only] = mutes;
  for (const channel of channels)
    emitChannelEvent(context, 'channel.muted', channel, userId, {
      mute: mutes.find((mute) => mute.channel?.cid === channel.cid),
      mutes: own.channel_mutes,
    });
  return {
    // One mute has a field of its own, several have another.
    ...(mutes.length === 1 && only ? { channel_mute: only } : { channel_mutes: mutes }),
    own_user: presentOwnUser(own),
  };
};
