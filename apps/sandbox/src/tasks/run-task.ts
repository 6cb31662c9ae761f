import type { Context } from '../context.ts';
import { ApiFailure } from '../errors.ts';
import { findTask, insertTask, unfinishedTasks, updateTask } from '../store/tasks.ts';
import { parseObject } from '../values.ts';
import { taskWork } from './task-kinds.ts';

/**
 * Begins a task of a kind known to `defineTask` and returns its id. It is stored as `waiting` with the call's own
 * changes; the work starts after they are committed and survives a restart.
 */
export function startTask(
  call: { afterCommit(work: () => void): void },
  context: Context,
  kind: string,
  input: object,
): string {
  const id = context.newId();
  insertTask(context.db, { id, kind, input: JSON.stringify(input), created_at: context.clock.now() });
  call.afterCommit(() => runTask(context, id));
  return id;
}

/** Picks up what a stopped process left unfinished. */
export function resumeTasks(context: Context): void {
  for (const { id } of unfinishedTasks(context.db)) setImmediate(() => runTask(context, id));
}

// Marked as running in a step of its own, so that whoever polls sees every state.
function runTask(context: Context, id: string): void {
  if (!context.db.isOpen) return;
  updateTask(context.db, id, { status: 'running', at: context.clock.now() });
  setImmediate(() => finishTask(context, id));
}

function finishTask(context: Context, id: string): void {
  const { db, clock } = context;
  if (!db.isOpen) return;
  const task = findTask(db, id);
  // A reset of the world takes its tasks along.
  if (!task) return;
  try {
    db.transaction(() => {
      const work = taskWork(task.kind);
      if (!work) throw new Error(`nothing is known about tasks of the kind ${task.kind}`);
      const result = work(parseObject(task.input), context, task);
      updateTask(db, id, { status: 'completed', result: JSON.stringify(result), at: clock.now() });
    });
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error);
    const failure = { type: error instanceof ApiFailure ? 'api_error' : 'internal_error', description };
    updateTask(db, id, { status: 'failed', error: JSON.stringify(failure), at: clock.now() });
  }
}
