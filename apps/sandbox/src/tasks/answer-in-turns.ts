import type { Context } from '../context.ts';
import type { Database } from '../db/database.ts';
import { processorTime } from '../processor-time.ts';
import { Unfinished } from './run-task.ts';

// Of the processor's time; then everybody else has a turn.
const SLICE_MS = 12;

// The end of the answer that is to be made last of those that are being made in turns.
const lastOf = new WeakMap<Database, Promise<void>>();

/**
 * Makes an answer step by step for a call that only reads: within the call as far as a moment suffices, and the rest in
 * turns between those of others, in which it reads what is there by then. One such answer is made after the other, and
 * one that is known to be large is not begun before those ahead of it are done: to have all of them half made would
 * take the most memory. `step` does one step and says whether it was the last.
 */
export function answerInTurns<Answer>(
  call: { afterCommit(work: () => void): void },
  { db }: Context,
  isLarge: boolean,
  step: () => boolean,
  answer: () => Answer,
): Answer | Unfinished<Answer> {
  const slice = (): boolean => {
    const until = processorTime() + SLICE_MS;
    while (processorTime() < until) if (step()) return true;
    return false;
  };
  if (!isLarge && slice()) return answer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const turn = (): void => {
    // Whoever has closed it waits for no answers.
    if (!db.isOpen) return;
    try {
      if (db.transaction(slice)) resolve();
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
  return new Unfinished(promise, answer);
}
