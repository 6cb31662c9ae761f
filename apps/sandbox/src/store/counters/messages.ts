import type { Database } from '../../db/database.ts';
import type { Micros } from '../../time.ts';
import type { ChannelRow } from '../channels.ts';
import type { MessageRow } from '../messages.ts';
import { countInChannel, uncountInChannel } from './channels.ts';
import { countChangedReplies, countReply } from './threads.ts';
import { countUnread, markSent, uncountUnread } from './unread.ts';
import { countActivity, countSent } from './usage.ts';

// A message comes and goes here: everything that counts it, in one place.

/**
 * How a new message moves its channel's counters, its parent's, and everybody's unread count; its sender has read all
 * that is there.
 */
export function countMessage(
  db: Database,
  message: MessageRow,
  channel: Pick<ChannelRow, 'team' | 'member_count'>,
  movesChannel: boolean,
  now: Micros,
): void {
  countInChannel(db, message, movesChannel);
  countSent(db, channel.team, now);
  if (message.user_id !== null) countActivity(db, message.user_id, true, now);
  if (message.parent_id !== null) countReply(db, { ...message, parent_id: message.parent_id });
  countUnread(db, message, channel.member_count, now);
  if (message.user_id !== null) markSent(db, message.cid, message.user_id, message.created_at, message.id);
}

/**
 * How messages that have been removed for good leave the counters of their channel and of their parents, those apart
 * that are `going` themselves.
 */
export function uncountMessages(
  db: Database,
  cid: string,
  removed: readonly MessageRow[],
  ignoreSystem: boolean,
  going: readonly string[] = [],
): void {
  const counted = removed.filter((message) => message.truncated === 0 && message.pending === 0);
  uncountInChannel(db, cid, counted.length, ignoreSystem);
  uncountUnread(db, cid, removed);
  const gone = new Set(going);
  countChangedReplies(
    db,
    removed.filter((message) => message.parent_id !== null && !gone.has(message.parent_id)),
    'removed',
  );
}
