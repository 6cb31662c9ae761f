import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { ApiFailure, inputError, messageNotFound } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { isVisibleTo } from '../../message-sight.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { findRead } from '../../store/reads.ts';
import type { ReadRow } from '../../store/reads.ts';

export const hasReadEvents = (context: Context, channel: ChannelRow): boolean =>
  effectiveConfig(context.db, channel)?.settings.read_events ?? false;

/** How far a member has read. Throws 400/19 where the channel's type does not keep it, 400/4 for who is no member. */
export function requireReading(context: Context, channel: ChannelRow, userId: string): ReadRow {
  if (!hasReadEvents(context, channel)) {
    throw new ApiFailure('featureNotSupported', `read events are not enabled in channel ${channel.cid}`);
  }
  const read = findRead(context.db, channel.cid, userId);
  if (!read) throw inputError(`user "${userId}" is not a member of the channel ${channel.cid}`);
  return read;
}

/** A message of this very channel. Throws 404/16 when it is none that the caller may see. */
export function messageIn(context: Context, caller: Caller, channel: ChannelRow, id: string): MessageRow {
  const row = findMessage(context.db, id);
  if (row?.cid !== channel.cid || row.pending === 1 || !isVisibleTo(context, caller, row, channel))
    throw messageNotFound(id);
  return row;
}

/** The first message of a thread of this channel. Throws 404/16, and 400/4 for a message without replies. */
export function threadIn(context: Context, caller: Caller, channel: ChannelRow, id: string): MessageRow {
  const row = messageIn(context, caller, channel, id);
  if (row.reply_count + row.deleted_reply_count === 0)
    throw inputError(`message with id ${id} is not the first of a thread`);
  return row;
}
