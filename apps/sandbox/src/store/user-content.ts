import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { recountReplies } from './counters.ts';
import type { MessageRow } from './messages.ts';
import type { ReactionRow } from './reactions.ts';

/** Everything a user has written, oldest first, deleted and truncated messages included. */
export const messagesBy = (db: Database, userId: string): MessageRow[] =>
  db.all<MessageRow>('select * from messages where user_id = ? order by created_at, seq', userId);

/** The next of them behind a message, by when it was sent. */
export const messagesAfter = (
  db: Database,
  userId: string,
  { at, seq }: { at: Micros; seq: number },
  limit: number,
): MessageRow[] =>
  db.all<MessageRow>(
    'select * from messages where user_id = ? and (created_at, seq) > (?, ?) order by created_at, seq limit ?',
    userId,
    at,
    seq,
    limit,
  );

/** What a user has reacted to, oldest first; of very many, `limit`. */
export const reactionsBy = (db: Database, userId: string, limit = -1): ReactionRow[] =>
  db.all<ReactionRow>('select * from reactions where user_id = ? order by created_at limit ?', userId, limit);

/** Channels that a user is a member of, deleted ones left out. */
export const channelsWith = (db: Database, userId: string, limit: number): string[] =>
  db
    .all<{ cid: string }>(
      `select m.cid from members m join channels c on c.cid = m.cid
       where m.user_id = ? and c.deleted_at is null limit ?`,
      userId,
      limit,
    )
    .map(({ cid }) => cid);

/** The channels between this user and one other, deleted ones left out. */
export const pairChannelsOf = (db: Database, userId: string, otherId?: string): string[] =>
  db
    .all<{ cid: string }>(
      `select m.cid from members m join channels c on c.cid = m.cid
       where m.user_id = ?1 and c.member_count = 2 and c.deleted_at is null
         and (?2 is null or exists (select 1 from members o where o.cid = m.cid and o.user_id = ?2))`,
      userId,
      otherId,
    )
    .map(({ cid }) => cid);

const recountParents = (db: Database, parentIds: readonly (string | null)[]): void => {
  for (const id of new Set(parentIds)) if (id !== null) recountReplies(db, id);
};

/** Softly deletes what a user has written, dated `at`; returns nothing of what was deleted before. */
export function deleteMessagesBy(db: Database, userId: string, at: Micros): void {
  const rows = db.all<Pick<MessageRow, 'parent_id'>>(
    'update messages set deleted_at = ? where user_id = ? and deleted_at is null and pending = 0 returning parent_id',
    at,
    userId,
  );
  db.run(
    'update message_history set is_deleted = 1 where message_id in (select id from messages where user_id = ? and deleted_at = ?)',
    userId,
    at,
  );
  recountParents(
    db,
    rows.map((row) => row.parent_id),
  );
}

/** Brings back what {@link deleteMessagesBy} deleted at that moment. */
export function restoreMessagesBy(db: Database, userId: string, at: Micros): void {
  db.run(
    'update message_history set is_deleted = 0 where message_id in (select id from messages where user_id = ? and deleted_at = ?)',
    userId,
    at,
  );
  const rows = db.all<Pick<MessageRow, 'parent_id'>>(
    'update messages set deleted_at = null where user_id = ? and deleted_at = ? returning parent_id',
    userId,
    at,
  );
  recountParents(
    db,
    rows.map((row) => row.parent_id),
  );
}

const idsOf = (rows: readonly MessageRow[]): string => JSON.stringify(rows.map((row) => row.id));

/** Softly deletes those of these messages that were not deleted before. */
export function deleteMessagesAmong(db: Database, rows: readonly MessageRow[], at: Micros): void {
  const fresh = rows.filter((row) => row.deleted_at === null && row.pending === 0);
  const ids = idsOf(fresh);
  db.run('update messages set deleted_at = ? where id in (select value from json_each(?))', at, ids);
  db.run(
    'update message_history set is_deleted = 1 where message_id in (select value from json_each(?))',
    ids,
  );
  recountParents(
    db,
    fresh.map((row) => row.parent_id),
  );
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

/** Softly deletes the channels that a user has created, dated `at`. */
export const deleteChannelsBy = (db: Database, userId: string, at: Micros): number =>
  db.run(
    'update channels set deleted_at = ?1, updated_at = ?1 where created_by_id = ?2 and deleted_at is null',
    at,
    userId,
  );

/** Brings back what {@link deleteChannelsBy} deleted at that moment. */
export const restoreChannelsBy = (db: Database, userId: string, at: Micros): number =>
  db.run('update channels set deleted_at = null where created_by_id = ? and deleted_at = ?', userId, at);

/** Gives the channels that one user has created to another. */
export const handOverChannels = (db: Database, fromId: string, toId: string): number =>
  db.run('update channels set created_by_id = ? where created_by_id = ?', toId, fromId);
