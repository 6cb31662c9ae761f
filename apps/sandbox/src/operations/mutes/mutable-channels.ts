import type { Context } from '../../context.ts';
import { channelNotFound, inputError } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannels } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';

/** The channels that a mute names. Throws 400/4 for none, 404/16 for one that is not there, 403/17. */
export function mutableChannels(
  context: Context,
  caller: Caller,
  cids: readonly string[] = [],
): ChannelRow[] {
  const asked = [...new Set(cids)];
  if (asked.length === 0) throw inputError('field "channel_cids" must contain at least 1 item(s)');
  const found = new Map(findChannels(context.db, asked).map((channel) => [channel.cid, channel]));
  return asked.map((cid) => {
    const channel = found.get(cid);
    if (!channel) throw channelNotFound(cid);
    requirePermission(context, caller, channel, 'mute-channel');
    return channel;
  });
}
