import type { Context } from '../context.ts';
import type { TaskRow } from '../store/tasks.ts';

/** Carries out one kind of task, in one transaction. Returns what the task's `result` shows. */
export type TaskWork = (
  input: Record<string, unknown>,
  context: Context,
  task: TaskRow,
) => Record<string, unknown>;

const kinds = new Map<string, TaskWork>();

/**
 * Says how tasks of a kind are carried out. Called once per kind when its operation's module is loaded, so that
 * tasks which a stopped process left behind find their work again.
 */
export function defineTask(kind: string, work: TaskWork): string {
  if (kinds.has(kind)) throw new Error(`the task kind ${kind} is defined twice`);
  kinds.set(kind, work);
  return kind;
}

export const taskWork = (kind: string): TaskWork | undefined => kinds.get(kind);
