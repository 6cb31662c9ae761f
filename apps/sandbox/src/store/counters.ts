import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { MessageRow } from './messages.ts';

// Every number that is kept beside the rows it counts is written here and nowhere else.

/** Counts a channel's members afresh. */
export function recountMembers(db: Database, cid: string): void {
  db.run(
    'update channels set member_count = (select count(*) from members m where m.cid = channels.cid) where cid = ?',
    cid,
  );
}

/** Counts a channel's messages afresh and finds the newest; after a truncation or a removal. */
export function recountMessages(db: Database, cid: string, ignoreSystem: boolean): void {
  db.run(
    `update channels set
       message_count = (select count(*) from messages m where m.cid = channels.cid and m.truncated = 0 and m.pending = 0),
       last_message_at = (select max(created_at) from messages m where m.cid = channels.cid and m.truncated = 0 and m.pending = 0
         and (m.parent_id is null or m.show_in_channel = 1) and not (? and m.type = 'system'))
     where cid = ?`,
    ignoreSystem,
    cid,
  );
}

/** Counts a message's replies afresh. */
export function recountReplies(db: Database, parentId: string): void {
  db.run(
    `update messages set
       reply_count = (select count(*) from messages r where r.parent_id = ?1 and r.pending = 0 and r.truncated = 0 and r.deleted_at is null),
       deleted_reply_count = (select count(*) from messages r where r.parent_id = ?1 and r.deleted_at is not null)
     where id = ?1`,
    parentId,
  );
}

/** What stays unread to everybody in a channel, counted afresh from their `last_read`. */
export function recountUnread(db: Database, cid: string): void {
  db.run(
    `update reads set unread_messages = (
       select count(*) from messages m where m.cid = reads.cid and m.truncated = 0 and m.pending = 0
         and (m.parent_id is null or m.show_in_channel = 1) and m.silent = 0 and m.shadowed = 0
         and m.created_at > max(reads.last_read, coalesce(
           (select hide_messages_before from members x where x.cid = reads.cid and x.user_id = reads.user_id), 0))
         and m.user_id is not reads.user_id)
     where cid = ? and unread_messages > 0`,
    cid,
  );
}

/** How a new message moves the channel's counters, its parent's, and everybody's unread count. */
export function countMessage(db: Database, message: MessageRow, movesChannel: boolean, now: Micros): void {
  const inChannel = message.parent_id === null || message.show_in_channel === 1;
  db.run(
    `update channels set message_count = message_count + 1,
       last_message_at = case when ? then max(coalesce(last_message_at, 0), ?) else last_message_at end where cid = ?`,
    inChannel && movesChannel,
    message.created_at,
    message.cid,
  );
  if (message.parent_id !== null) recountReplies(db, message.parent_id);
  if (!inChannel || message.silent === 1 || message.shadowed === 1) return;
  // Not for the sender, who has muted the channel, or who has yet to accept the invitation.
  db.run(
    `update reads set unread_messages = unread_messages + 1 where cid = ? and user_id is not ?
       and not exists (select 1 from channel_mutes x where x.user_id = reads.user_id and x.cid = reads.cid
         and (x.expires is null or x.expires > ?))
       and exists (select 1 from members m where m.cid = reads.cid and m.user_id = reads.user_id
         and not (m.invited = 1 and m.invite_accepted_at is null))`,
    message.cid,
    message.user_id,
    now,
  );
}
