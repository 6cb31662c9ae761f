import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { countChangedReplies } from './counters/threads.ts';
import type { ReplyFate } from './counters/threads.ts';
import type { MessagePlace, MessageRow } from './messages.ts';
import type { ReactionRow } from './reactions.ts';

/** A user's messages behind a place, oldest first; deleted and truncated ones included. */
export const messagesAfter = (
  db: Database,
  userId: string,
  { at, seq }: MessagePlace,
  limit: number,
): MessageRow[] =>
  db.all<MessageRow>(
    `select * from messages indexed by messages_by_user where user_id = ? and (created_at, seq) > (?, ?)
     order by created_at, seq limit ?`,
    userId,
    at,
    seq,
    limit,
  );

/** What a user has reacted to first: up to `limit`. */
export const reactionsBy = (db: Database, userId: string, limit: number): ReactionRow[] =>
  db.all<ReactionRow>('select * from reactions where user_id = ? order by created_at limit ?', userId, limit);

type Written = Pick<
  MessageRow,
  'seq' | 'id' | 'parent_id' | 'user_id' | 'created_at' | 'deleted_at' | 'pending' | 'truncated'
>;

/**
 * Works on those that fit of up to `limit` of the messages that a user has written, behind a place, and counts the replies
 * among them. Returns where to go on; undefined at the end.
 */
function onSomeBy(
  db: Database,
  userId: string,
  { at, seq }: MessagePlace,
  limit: number,
  fits: (row: Written) => boolean,
  fate: ReplyFate,
  work: (ids: string) => void,
): MessagePlace | undefined {
  const found = db.all<Written>(
    `select seq, id, parent_id, user_id, created_at, deleted_at, pending, truncated from messages
     where user_id = ? and (created_at, seq) > (?, ?) order by created_at, seq limit ?`,
    userId,
    at,
    seq,
    limit,
  );
  const rows = found.filter(fits);
  work(JSON.stringify(rows.map(({ id }) => id)));
  countChangedReplies(db, rows, fate);
  const last = found.at(-1);
  return last && { at: last.created_at, seq: last.seq };
}

/** Softly deletes some of what a user has written, dated `moment`; see {@link onSomeBy}. What was deleted before stays so. */
export const deleteSomeMessagesBy = (
  db: Database,
  userId: string,
  moment: Micros,
  place: MessagePlace,
  limit: number,
): MessagePlace | undefined =>
  onSomeBy(
    db,
    userId,
    place,
    limit,
    (row) => row.deleted_at === null && row.pending === 0,
    'deleted',
    (ids) => markDeleted(db, ids, moment),
  );

/** Brings some of it back that {@link deleteSomeMessagesBy} deleted at that moment. */
export const restoreSomeMessagesBy = (
  db: Database,
  userId: string,
  moment: Micros,
  place: MessagePlace,
  limit: number,
): MessagePlace | undefined =>
  onSomeBy(
    db,
    userId,
    place,
    limit,
    (row) => row.deleted_at === moment,
    'restored',
    (ids) => markDeleted(db, ids, null),
  );

function markDeleted(db: Database, ids: string, at: Micros | null): void {
  db.run('update messages set deleted_at = ? where id in (select value from json_each(?))', at, ids);
  db.run(
    'update message_history set is_deleted = ? where message_id in (select value from json_each(?))',
    at !== null,
    ids,
  );
}

const idsOf = (rows: readonly MessageRow[]): string => JSON.stringify(rows.map((row) => row.id));

/** Softly deletes those of these messages that were not deleted before. */
export function deleteMessagesAmong(db: Database, rows: readonly MessageRow[], at: Micros): void {
  const fresh = rows.filter((row) => row.deleted_at === null && row.pending === 0);
  markDeleted(db, idsOf(fresh), at);
  countChangedReplies(db, fresh, 'deleted');
}

/** Empties messages beyond recall: also the text that a soft deletion keeps. */
export function eraseMessagesAmong(db: Database, rows: readonly MessageRow[]): void {
  const ids = idsOf(rows);
  db.run('delete from message_history where message_id in (select value from json_each(?))', ids);
  db.run(
    `update messages set text = '', html = '', mml = null, attachments = '[]', mentioned_users = '[]', custom = '{}',
       i18n = null, quoted_message_id = null, shared_location = null
     where id in (select value from json_each(?))`,
    ids,
  );
}
