import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface DraftRow {
  user_id: string;
  cid: string;
  /** Empty for a draft in the channel itself. */
  parent_id: string;
  message: string;
  created_at: Micros;
}

export const findDraft = (db: Database, userId: string, cid: string, parentId = ''): DraftRow | undefined =>
  db.get<DraftRow>(
    'select * from drafts where user_id = ? and cid = ? and parent_id = ?',
    userId,
    cid,
    parentId,
  );

/** Writes a draft in the place of the one that was there. */
export function saveDraft(db: Database, draft: DraftRow): void {
  db.run(
    `insert into drafts (user_id, cid, parent_id, message, created_at) values (?, ?, ?, ?, ?)
     on conflict (user_id, cid, parent_id) do update set message = excluded.message, created_at = excluded.created_at`,
    draft.user_id,
    draft.cid,
    draft.parent_id,
    draft.message,
    draft.created_at,
  );
}

/** True when there was one. */
export const removeDraft = (db: Database, userId: string, cid: string, parentId = ''): boolean =>
  db.run('delete from drafts where user_id = ? and cid = ? and parent_id = ?', userId, cid, parentId) > 0;

/** The user's drafts, in channels that are there, that fit `where` (the table is called `d`). */
export const selectDrafts = (
  db: Database,
  userId: string,
  where: Sql,
  order: string,
  limit: number,
): DraftRow[] =>
  db.all<DraftRow>(
    `select d.* from drafts d join channels c on c.cid = d.cid and c.deleted_at is null
     where d.user_id = ? and ${where.sql} order by ${order} limit ?`,
    userId,
    ...where.params,
    limit,
  );
