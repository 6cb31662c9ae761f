import type { Context } from '../../context.ts';
import { channelNotFound } from '../../errors.ts';
import { findChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';

/** The channel that the path names. Throws 404/16 when there is none, or when it is deleted. */
export function channelOfCall(context: Context, { type, id }: { type: string; id: string }): ChannelRow {
  const channel = findChannel(context.db, `${type}:${id}`);
  if (!channel) throw channelNotFound(`${type}:${id}`);
  return channel;
}
