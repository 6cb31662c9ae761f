import type { Context } from '../context.ts';
import { ApiFailure } from '../errors.ts';
import { findTask, insertTask, saveTaskProgress, unfinishedTasks, updateTask } from '../store/tasks.ts';
import type { TaskRow } from '../store/tasks.ts';
import { parseObject } from '../values.ts';
import { taskStep } from './task-kinds.ts';

// Then everybody else has a turn, and what is done is on the disk.
const SLICE_MS = 20;

/**
 * Begins a task of a kind known to `defineTask` or `defineLongTask` and returns its id. It is stored as `waiting`
 * with the transaction's other changes; the work starts after the commit and survives a restart.
 */
export function beginTask(context: Context, kind: string, input: object): string {
  // A transaction never outlasts the present turn.
  return startTask({ afterCommit: setImmediate }, context, kind, input);
}

/** {@link beginTask} for a call, whose failure takes the task along. */
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
  const task = findTask(context.db, id);
  if (!task) return;
  updateTask(context.db, id, { status: 'running', at: context.clock.now() });
  const input = parseObject(task.input);
  setImmediate(() => goOn(context, id, input));
}

function goOn(context: Context, id: string, input: Record<string, unknown>): void {
  const { db, clock } = context;
  if (!db.isOpen) return;
  const task = findTask(db, id);
  // A reset of the world takes its tasks along.
  if (!task) return;
  try {
    if (!db.transaction(() => runSlice(context, task, input))) setImmediate(() => goOn(context, id, input));
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error);
    const failure = { type: error instanceof ApiFailure ? 'api_error' : 'internal_error', description };
    updateTask(db, id, { status: 'failed', error: JSON.stringify(failure), at: clock.now() });
  }
}

/** As many steps as fit a slice of time. True when the task has come to its end. */
function runSlice(context: Context, task: TaskRow, input: Record<string, unknown>): boolean {
  const { db, clock } = context;
  const step = taskStep(task.kind);
  if (!step) throw new Error(`nothing is known about tasks of the kind ${task.kind}`);
  const until = performance.now() + SLICE_MS;
  let progress = task.progress === null ? undefined : parseObject(task.progress);
  do {
    const end = step(progress, input, context, task);
    if ('result' in end) {
      updateTask(db, task.id, { status: 'completed', result: JSON.stringify(end.result), at: clock.now() });
      return true;
    }
    progress = end.progress;
  } while (performance.now() < until);
  saveTaskProgress(db, task.id, JSON.stringify(progress), clock.now());
  return false;
}
