import type { Context } from '../../context.ts';
import { messageNotFound } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { isVisibleTo } from '../../message-sight.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { pendingLife } from '../../store/pending-life.ts';

/**
 * The message that a call names, with its channel: also one that a truncation has hidden or a soft deletion.
 * Throws 404/16 when it is not there, when its channel is deleted, when it was never committed in time, or when
 * the caller must not know of it; 403/17 when a user's token may not read the channel.
 */
export function requireMessage(
  context: Context,
  caller: Caller,
  id: string,
): { row: MessageRow; channel: ChannelRow } {
  const row = findMessage(context.db, id);
  const channel = row && findChannel(context.db, row.cid);
  const lapsed = row?.pending === 1 && row.created_at < context.clock.now() - pendingLife(context.db);
  if (!row || !channel || lapsed || !isVisibleTo(context, caller, row, channel)) throw messageNotFound(id);
  requirePermission(context, caller, channel, 'read-channel');
  return { row, channel };
}
