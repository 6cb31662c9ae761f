import type { markChannelsRead as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import type { Context } from '../../context.ts';
import { channelNotFound, inputError } from '../../errors.ts';
import { emitRead } from '../../events/read-events.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannel, findChannels } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { readsOf } from '../../store/reads.ts';
import type { Handler } from '../handler.ts';
import { readEvent, readUpTo } from './read-up-to.ts';
import { hasReadEvents, requireReading } from './reading-member.ts';

const MOST_CHANNELS = 30;

/** Every channel in which the user has something to read; those whose type keeps no read states are left out. */
function readAll(context: Context, userId: string): ChannelRow[] {
  const unread = new Map(
    readsOf(context.db, userId).flatMap((read) => (read.unread_messages > 0 ? [[read.cid, read]] : [])),
  );
  return findChannels(context.db, unread.keys()).filter((channel) => {
    const read = unread.get(channel.cid);
    if (!read || !hasReadEvents(context, channel)) return false;
    readUpTo(context, channel, read);
    return true;
  });
}

/** Marks the given channels as read, each up to a message (or altogether when it names none), or all of the user's. */
export const markChannelsRead: Handler<typeof Operation> = ({ body, caller }, context) => {
  const userId = requireActor(context, caller, body, 'mark channels read request');
  const entries = Object.entries(body.read_by_channel ?? {});
  if (entries.length > MOST_CHANNELS)
    throw inputError(`field "read_by_channel" must contain at maximum ${MOST_CHANNELS} items`);
  const marked =
    body.read_by_channel === undefined
      ? readAll(context, userId)
      : entries.map(([cid, messageId]) => {
          const channel = findChannel(context.db, cid);
          if (!channel) throw channelNotFound(cid);
          requirePermission(context, caller, channel, 'read-channel');
          readUpTo(context, channel, requireReading(context, channel, userId), messageId || undefined);
          return channel;
        });
  for (const channel of marked) emitRead(context, channel, userId);
  const [only, ...more] = marked;
  // An event is about one channel, so several marks answer none.
  return only && more.length === 0 ? { event: readEvent(context, only, userId) } : {};
};
