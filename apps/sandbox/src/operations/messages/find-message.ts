import type { Context } from '../../context.ts';
import { messageNotFound } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission, seesRestricted } from '../../permissions.ts';
import { findChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { parseStrings } from '../../values.ts';
import { pendingLife } from '../../store/pending-life.ts';

/** Whether a user's own token may see the message at all, whatever else it may do. */
export function isVisibleTo(context: Context, caller: Caller, row: MessageRow, channel: ChannelRow): boolean {
  if (caller.kind === 'server') return true;
  if (caller.kind === 'user' && caller.userId === row.user_id) return true;
  if (row.pending === 1 || row.shadowed === 1) return false;
  const restricted = parseStrings(row.restricted_visibility);
  if (restricted.length === 0 || (caller.kind === 'user' && restricted.includes(caller.userId))) return true;
  return seesRestricted(context, caller, channel);
}

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
