import type { Database } from '../db/database.ts';
import { isAmong } from '../filter/sql.ts';
import type { Micros } from '../time.ts';
import type { MessageRow } from './messages.ts';

/** Which of these messages the user has deleted for themselves. */
export function deletedForMe(db: Database, userId: string, ids: readonly string[]): Set<string> {
  const where = isAmong('message_id', ids);
  const rows = db.all<{ message_id: string }>(
    `select message_id from deleted_for_me where user_id = ? and ${where.sql}`,
    userId,
    ...where.params,
  );
  return new Set(rows.map((row) => row.message_id));
}

/** Takes a message out of one user's sight; nothing happens when it already is. */
export function deleteFor(db: Database, userId: string, row: MessageRow, now: Micros): void {
  db.run(
    'insert into deleted_for_me (user_id, message_id, cid, created_at) values (?, ?, ?, ?) on conflict do nothing',
    userId,
    row.id,
    row.cid,
    now,
  );
}

/** How many messages of a channel the user has deleted for themselves. */
export const countDeletedFor = (db: Database, userId: string, cid: string): number =>
  db.get<{ count: number }>(
    'select count(*) as count from deleted_for_me where cid = ? and user_id = ?',
    cid,
    userId,
  )?.count ?? 0;

/** A message that somebody has deleted for themselves. */
export interface DeletedForMe {
  cid: string;
  user_id: string;
  message_id: string;
}

/** What members of these channels have deleted for themselves, oldest first. */
export const deletedByMembers = (db: Database, cids: readonly string[]): DeletedForMe[] =>
  db.all<DeletedForMe>(
    `select d.cid, d.user_id, d.message_id from json_each(?) c cross join deleted_for_me d on d.cid = c.value
     order by d.created_at`,
    JSON.stringify(cids),
  );
