import type { Context } from '../../context.ts';
import { requireAppPermission } from '../../app-permissions.ts';
import { channelNotFound } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';

/**
 * The channel that a ban is about; undefined when it is about the whole app. Throws 404/16 for one that is not there,
 * 403/17 for a user who may not ban there.
 */
export function banScope(context: Context, caller: Caller, cid: string | undefined): ChannelRow | undefined {
  if (cid === undefined || cid === '') {
    requireAppPermission(context, caller, 'ban-user', 'BanUser');
    return undefined;
  }
  const channel = findChannel(context.db, cid);
  if (!channel) throw channelNotFound(cid);
  requirePermission(context, caller, channel, 'ban-channel-member');
  return channel;
}
