import type { Context } from '../context.ts';
import { ApiFailure } from '../errors.ts';
import { findTask, insertTask, saveTaskProgress, unfinishedTasks, updateTask } from '../store/tasks.ts';
import type { TaskRow } from '../store/tasks.ts';
import { parseObject } from '../values.ts';
import { taskStep } from './task-kinds.ts';
import type { StepEnd } from './task-kinds.ts';

// Then everybody else has a turn, and what is done is saved.
const SLICE_MS = 12;

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

/** What a handler answers whose work is not done yet: the call is answered when it is. */
export class Unfinished<Answer> {
  /** Settles when the work has come to its end; rejects with what it failed of. */
  readonly ended: Promise<void>;
  /** The answer from then on; in a transaction, like the handler's own. */
  readonly answer: () => Answer;

  constructor(ended: Promise<void>, answer: () => Answer) {
    this.ended = ended;
    this.answer = answer;
  }
}

/**
 * Does a task's work for a call that is answered when all of it is done: within the call's own transaction as far as
 * a moment suffices, and the rest as a task, so that nobody else has to wait. What a stopped process has begun the
 * next one brings to its end, with nobody to answer to. `answer` gets what the task's `result` shows.
 */
export function finishTask<Answer>(
  call: { afterCommit(work: () => void): void },
  context: Context,
  kind: string,
  input: Record<string, unknown>,
  answer: (result: Record<string, unknown>) => Answer,
): Answer | Unfinished<Answer> {
  const now = context.clock.now();
  const task: TaskRow = {
    id: context.newId(),
    kind,
    status: 'waiting',
    input: '',
    progress: null,
    result: null,
    error: null,
    created_at: now,
    updated_at: now,
  };
  const end = runSteps(context, task, input);
  if ('result' in end) return answer(end.result);
  // Most such calls are done by now, and nothing of this is kept.
  insertTask(context.db, { ...task, input: JSON.stringify(input) });
  saveTaskProgress(context.db, task.id, JSON.stringify(end.progress), now);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  call.afterCommit(() =>
    runTask(context, task.id, (error) => (error === undefined ? resolve() : reject(error))),
  );
  return new Unfinished(promise, () => answer(parseObject(findTask(context.db, task.id)?.result ?? null)));
}

/** Picks up what a stopped process left unfinished. */
export function resumeTasks(context: Context): void {
  for (const { id } of unfinishedTasks(context.db)) setImmediate(() => runTask(context, id));
}

// Marked as running in a step of its own, so that whoever polls sees every state.
function runTask(context: Context, id: string, onEnd: OnEnd = ignore): void {
  if (!context.db.isOpen) return;
  const task = findTask(context.db, id);
  if (!task) return onEnd();
  updateTask(context.db, id, { status: 'running', at: context.clock.now() });
  const input = parseObject(task.input);
  setImmediate(() => goOn(context, id, input, onEnd));
}

/** Told when a task is over, and what it failed of if it did; not when the sandbox is closed under it. */
type OnEnd = (error?: unknown) => void;
const ignore: OnEnd = () => undefined;

function goOn(context: Context, id: string, input: Record<string, unknown>, onEnd: OnEnd): void {
  const { db, clock } = context;
  if (!db.isOpen) return;
  const task = findTask(db, id);
  // A reset of the world takes its tasks along.
  if (!task) return onEnd();
  try {
    if (db.transaction(() => runSlice(context, task, input))) onEnd();
    else setImmediate(() => goOn(context, id, input, onEnd));
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error);
    const failure = { type: error instanceof ApiFailure ? 'api_error' : 'internal_error', description };
    updateTask(db, id, { status: 'failed', error: JSON.stringify(failure), at: clock.now() });
    onEnd(error);
  }
}

/** A slice of a task, and what is remembered of it. True when the task has come to its end. */
function runSlice(context: Context, task: TaskRow, input: Record<string, unknown>): boolean {
  const { db, clock } = context;
  const end = runSteps(context, task, input);
  if ('result' in end) {
    updateTask(db, task.id, { status: 'completed', result: JSON.stringify(end.result), at: clock.now() });
    return true;
  }
  saveTaskProgress(db, task.id, JSON.stringify(end.progress), clock.now());
  return false;
}

/** As many steps as fit a slice of time. */
function runSteps(context: Context, task: TaskRow, input: Record<string, unknown>): StepEnd {
  const step = taskStep(task.kind);
  if (!step) throw new Error(`nothing is known about tasks of the kind ${task.kind}`);
  const until = performance.now() + SLICE_MS;
  let progress = task.progress === null ? undefined : parseObject(task.progress);
  do {
    const end = step(progress, input, context, task);
    if ('result' in end) return end;
    progress = end.progress;
  } while (performance.now() < until);
  return { progress };
}
