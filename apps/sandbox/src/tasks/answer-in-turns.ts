import type { Context } from '../context.ts';
import type { Database } from '../db/database.ts';
import { processorTime } from '../processor-time.ts';
import { Unfinished } from './run-task.ts';

// Of the processor's time; then everybody else has a turn.
const SLICE_MS = 12;
// What is done by then is answered at once; to wait for a turn takes longer than what is left mostly does.
const FIRST_SLICE_MS = 24;

// The end of the answer that is to be made last of those that are being made in turns.
const lastOf = new WeakMap<Database, Promise<void>>();

/** An answer that is made step by step. */
export interface AnswerSteps<Answer> {
  /** Does one step, and says whether it was the last. */
  step(): boolean;
  /** What the steps have made. */
  answer(): Answer;
}

/** Does steps for so many milliseconds; true when the last one is done. */
function doneWithin(steps: AnswerSteps<unknown>, ms: number): boolean {
  const until = processorTime() + ms;
  while (processorTime() < until) if (steps.step()) return true;
  return false;
}

/**
 * Makes an answer for a call that only reads: within the call as far as a moment suffices, and the rest in turns between
 * those of others, in which it reads what is there by then. One such answer is made after the other, and one that is known
 * to be large is not begun before those ahead of it are done: to have all of them half made would take the most memory.
 */
export function answerInTurns<Answer>(
  call: { afterCommit(work: () => void): void },
  { db }: Context,
  isLarge: boolean,
  steps: AnswerSteps<Answer>,
): Answer | Unfinished<Answer> {
  if (!isLarge && doneWithin(steps, FIRST_SLICE_MS)) return steps.answer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const turn = (): void => {
    // Whoever has closed it waits for no answers.
    if (!db.isOpen) return;
    try {
      if (db.transaction(() => doneWithin(steps, SLICE_MS))) resolve();
      else setImmediate(turn);
    } catch (error) {
      reject(error);
    }
  };
  call.afterCommit(() => {
    const before = lastOf.get(db) ?? Promise.resolve();
    // What it fails of is for its own caller to hear.
    lastOf.set(
      db,
      promise.catch(() => undefined),
    );
    void before.then(turn);
  });
  return new Unfinished(promise, () => steps.answer());
}
