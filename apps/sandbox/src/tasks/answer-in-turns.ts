import type { Context } from '../context.ts';
import type { Database } from '../db/database.ts';
import { processorTime } from '../processor-time.ts';
import { Unfinished } from './run-task.ts';

// Of the processor's time; then everybody else has a turn.
const SLICE_MS = 12;

/** The answers that are being made in turns: how many, and the end of the one that comes last. */
interface Making {
  open: number;
  last: Promise<void>;
}
const makings = new WeakMap<Database, Making>();

function makingOf(db: Database): Making {
  const known = makings.get(db) ?? { open: 0, last: Promise.resolve() };
  makings.set(db, known);
  return known;
}

/**
 * Makes an answer step by step for a call that only reads: within the call as far as a moment suffices, and the rest in
 * turns between those of others, in which it reads what is there by then. One such answer is made after the other, and
 * one that is known to be large is not begun before those ahead of it are done: to have all of them half made would
 * take the most memory. `step` says when it has done the last one.
 */
export function answerInTurns<Answer>(
  call: { afterCommit(work: () => void): void },
  { db }: Context,
  isLarge: boolean,
  step: () => boolean,
  answer: () => Answer,
): Answer | Unfinished<Answer> {
  const making = makingOf(db);
  const slice = (): boolean => {
    const until = processorTime() + SLICE_MS;
    while (processorTime() < until) if (step()) return true;
    return false;
  };
  if ((!isLarge || making.open === 0) && slice()) return answer();
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
    const before = making.last;
    making.open += 1;
    const ended = (): void => {
      making.open -= 1;
    };
    // What it fails of is for its own caller to hear.
    making.last = promise.then(ended, ended);
    void before.then(turn);
  });
  return new Unfinished(promise, answer);
}
