import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export type TaskStatus = 'waiting' | 'pending' | 'running' | 'completed' | 'failed';

export interface TaskRow {
  id: string;
  /** Which piece of work it is; the key under which its runner is registered. */
  kind: string;
  status: TaskStatus;
  /** JSON that the runner understands. */
  input: string;
  /** JSON object: how far it has come, once a step of it is done. */
  progress: string | null;
  /** JSON object, once completed. */
  result: string | null;
  /** JSON object of `type` and `description`, once failed. */
  error: string | null;
  created_at: Micros;
  updated_at: Micros;
}

export const findTask = (db: Database, id: string): TaskRow | undefined =>
  db.get<TaskRow>('select * from tasks where id = ?', id);

/** Tasks that were begun and not brought to an end, oldest first. */
export const unfinishedTasks = (db: Database): TaskRow[] =>
  db.all<TaskRow>(
    "select * from tasks where status in ('waiting', 'pending', 'running') order by created_at",
  );

export function insertTask(db: Database, task: Pick<TaskRow, 'id' | 'kind' | 'input' | 'created_at'>): void {
  db.run(
    "insert into tasks (id, kind, status, input, created_at, updated_at) values (?, ?, 'waiting', ?, ?, ?)",
    task.id,
    task.kind,
    task.input,
    task.created_at,
    task.created_at,
  );
}

export function updateTask(
  db: Database,
  id: string,
  {
    status,
    result = null,
    error = null,
    at,
  }: { status: TaskStatus; result?: string | null; error?: string | null; at: Micros },
): void {
  db.run(
    'update tasks set status = ?, result = ?, error = ?, updated_at = ? where id = ?',
    status,
    result,
    error,
    at,
    id,
  );
}

export function saveTaskProgress(db: Database, id: string, progress: string, at: Micros): void {
  db.run('update tasks set progress = ?, updated_at = ? where id = ?', progress, at, id);
}
