import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface FileRow {
  /** Its name on the disk as well. */
  id: string;
  kind: 'file' | 'image' | 'export';
  /** The channel it was uploaded to. */
  cid: string | null;
  user_id: string | null;
  /** What people call it. */
  name: string;
  content_type: string;
  size: number;
  created_at: Micros;
  /** When it is removed. */
  expires_at: Micros | null;
}

export const findFile = (db: Database, id: string): FileRow | undefined =>
  db.get<FileRow>('select * from files where id = ?', id);

export function insertFile(db: Database, row: FileRow): void {
  db.run(
    'insert into files (id, kind, cid, user_id, name, content_type, size, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.id,
    row.kind,
    row.cid,
    row.user_id,
    row.name,
    row.content_type,
    row.size,
    row.created_at,
    row.expires_at,
  );
}

export const removeFile = (db: Database, id: string): number => db.run('delete from files where id = ?', id);

/** Has what the user uploaded removed at `at`. */
export const expireUploadsOf = (db: Database, userId: string, at: Micros): number =>
  db.run("update files set expires_at = ?2 where user_id = ?1 and kind in ('file', 'image')", userId, at);

/** When the next file is to be removed. */
export const nextFileExpiry = (db: Database): Micros | undefined =>
  db.get<{ at: Micros | null }>('select min(expires_at) as at from files where expires_at is not null')?.at ??
  undefined;

/** The files that are to be removed at `at` or before. */
export const expiredFiles = (db: Database, at: Micros): FileRow[] =>
  db.all<FileRow>('select * from files where expires_at is not null and expires_at <= ? limit 100', at);

/** Sets how big a file has become, and when it is removed. */
export const updateFile = (
  db: Database,
  id: string,
  { size, expires_at: expiresAt }: Pick<FileRow, 'size' | 'expires_at'>,
): number => db.run('update files set size = ?, expires_at = ? where id = ?', size, expiresAt, id);
