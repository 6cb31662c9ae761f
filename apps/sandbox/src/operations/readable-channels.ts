import type { Context } from '../context.ts';
import type { Caller } from '../http/auth.ts';
import { mayRead } from '../permissions.ts';
import { findChannels } from '../store/channels.ts';

/** What a user has of their own in channels, without what lies in channels that are closed to them by now. */
export function readableAmong<Row extends { cid: string }>(
  context: Context,
  caller: Caller,
  rows: readonly Row[],
): Row[] {
  if (caller.kind === 'server') return [...rows];
  const channels = findChannels(context.db, new Set(rows.map((row) => row.cid)));
  const readable = new Set(
    channels.flatMap((channel) => (mayRead(context, caller, channel) ? channel.cid : [])),
  );
  return rows.filter((row) => readable.has(row.cid));
}
