import type { Context } from '../context.ts';
import type { TaskRow } from '../store/tasks.ts';

type Json = Record<string, unknown>;

/** Carries out one kind of task, in one transaction. Returns what the task's `result` shows. */
export type TaskWork = (input: Json, context: Context, task: TaskRow) => Json;

/** What a step of a long task hands on: how far it has come, or what the task's `result` shows. */
export type StepEnd = { progress: Json } | { result: Json };

/**
 * Carries out a small share of a long task: some milliseconds, for no step is interrupted. `progress` is what the
 * step before handed on, undefined at first. What a step changes and what it hands on are stored together, so that
 * after a kill the next process goes on right behind it, with nothing done twice and nothing left out.
 */
export type TaskStep = (progress: Json | undefined, input: Json, context: Context, task: TaskRow) => StepEnd;

const kinds = new Map<string, TaskStep>();

/**
 * Says how tasks of a kind are carried out, step by step. Called once per kind when its operation's module is
 * loaded, so that tasks which a stopped process left behind find their work again.
 */
export function defineLongTask(kind: string, step: TaskStep): string {
  if (kinds.has(kind)) throw new Error(`the task kind ${kind} is defined twice`);
  kinds.set(kind, step);
  return kind;
}

/** The same for work that is done in one go, which must be quick. */
export const defineTask = (kind: string, work: TaskWork): string =>
  defineLongTask(kind, (_progress, input, context, task) => ({ result: work(input, context, task) }));

export const taskStep = (kind: string): TaskStep | undefined => kinds.get(kind);
