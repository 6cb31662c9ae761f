import type { Database } from '../../db/database.ts';
import type { MessageRow } from '../messages.ts';

/** Counts a channel's members afresh. */
export function recountMembers(db: Database, cid: string): void {
  db.run(
    'update channels set member_count = (select count(*) from members m where m.cid = channels.cid) where cid = ?',
    cid,
  );
}

// The terms of the index of channels' own messages, so that the newest is found without a search.
const LAST_MESSAGE_AT = `(select m.created_at from messages m indexed by messages_in_channel where m.cid = channels.cid and m.truncated = 0 and m.pending = 0
  and (m.parent_id is null or m.show_in_channel = 1) and not (? and m.type = 'system')
  order by m.created_at desc, m.seq desc limit 1)`;

/** Whether the channel's own list shows the message. */
export const isInChannel = (message: MessageRow): boolean =>
  message.truncated === 0 &&
  message.pending === 0 &&
  (message.parent_id === null || message.show_in_channel === 1);

/** How a new message moves its channel's counters; one that does not move the channel is counted all the same. */
export function countInChannel(db: Database, message: MessageRow, movesChannel: boolean): void {
  db.run(
    `update channels set message_count = message_count + 1,
       last_message_at = case when ? then max(coalesce(last_message_at, 0), ?) else last_message_at end where cid = ?`,
    isInChannel(message) && movesChannel,
    message.created_at,
    message.cid,
  );
}

/** How messages that are gone, or that a truncation has hidden, leave their channel's counters. */
export function uncountInChannel(db: Database, cid: string, gone: number, ignoreSystem: boolean): void {
  db.run(
    `update channels set message_count = message_count - ?, last_message_at = ${LAST_MESSAGE_AT} where cid = ?`,
    gone,
    ignoreSystem,
    cid,
  );
}

/** Finds the newest message of every channel; for worlds that are written in bulk. */
export function findAllNewest(db: Database): void {
  db.run(
    `update channels set last_message_at = ${LAST_MESSAGE_AT} where last_message_at is not ${LAST_MESSAGE_AT}`,
    false,
    false,
  );
}
