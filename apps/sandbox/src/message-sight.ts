import type { Context } from './context.ts';
import type { Caller } from './http/auth.ts';
import { mayReadContent, seesRestricted } from './permissions.ts';
import { findChannels } from './store/channels.ts';
import type { ChannelRow } from './store/channels.ts';
import type { MessageRow } from './store/messages.ts';
import { parseStrings } from './values.ts';

/** Whether a user's own token may see the message at all, whatever else it may do. */
export function isVisibleTo(context: Context, caller: Caller, row: MessageRow, channel: ChannelRow): boolean {
  if (caller.kind === 'server') return true;
  if (caller.kind === 'user' && caller.userId === row.user_id) return true;
  if (row.pending === 1 || row.shadowed === 1) return false;
  const restricted = parseStrings(row.restricted_visibility);
  if (restricted.length === 0 || (caller.kind === 'user' && restricted.includes(caller.userId))) return true;
  return seesRestricted(context, caller, channel);
}

const NONE: ReadonlySet<string> = new Set();

/**
 * What of these messages the caller may read, in whatever channels they are; the app's own server reads all. `open` are
 * the channels of which that is known already.
 */
export function readableMessages(
  context: Context,
  caller: Caller,
  rows: readonly MessageRow[],
  open = NONE,
): readonly MessageRow[] {
  if (caller.kind === 'server' || rows.length === 0) return rows;
  const found = findChannels(context.db, new Set(rows.map((row) => row.cid)));
  const channels = new Map(
    found
      .filter((channel) => open.has(channel.cid) || mayReadContent(context, caller, channel))
      .map((channel) => [channel.cid, channel]),
  );
  return rows.filter((row) => {
    const channel = channels.get(row.cid);
    return channel !== undefined && isVisibleTo(context, caller, row, channel);
  });
}
