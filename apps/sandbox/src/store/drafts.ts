import type { Database } from '../db/database.ts';
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
