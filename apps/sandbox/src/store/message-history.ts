import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { MessageRow } from './messages.ts';

/** What a message was before it was changed. */
export interface HistoryRow {
  seq: number;
  message_id: string;
  cid: string;
  text: string;
  attachments: string;
  custom: string;
  /** When this version was written, and by whom. */
  message_updated_at: Micros;
  message_updated_by_id: string | null;
  /** Who wrote the version after it. */
  replaced_by_id: string | null;
  /** Whether the message is deleted now. */
  is_deleted: number;
}

/** Keeps a message as it is, right before `byId` changes it. */
export function saveVersion(db: Database, row: MessageRow, byId: string | undefined): void {
  const last = db.get<Pick<HistoryRow, 'replaced_by_id'>>(
    'select replaced_by_id from message_history where message_id = ? order by message_updated_at desc, seq desc limit 1',
    row.id,
  );
  db.run(
    `insert into message_history (message_id, cid, text, attachments, custom, message_updated_at, message_updated_by_id, replaced_by_id)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.cid,
    row.text,
    row.attachments,
    row.custom,
    row.updated_at,
    last ? last.replaced_by_id : row.user_id,
    byId,
  );
}

/** Says in a message's history whether the message is deleted. */
export function markVersions(db: Database, messageId: string, deleted: boolean): void {
  db.run('update message_history set is_deleted = ? where message_id = ?', deleted, messageId);
}

/** Versions that fit `where` (the table is called `h`), in the given order. */
export const selectVersions = (db: Database, where: Sql, order: string, limit: number): HistoryRow[] =>
  db.all<HistoryRow>(
    `select h.* from message_history h where ${where.sql} order by ${order} limit ?`,
    ...where.params,
    limit,
  );
