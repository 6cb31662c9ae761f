import type { Context } from '../context.ts';
import { ApiFailure } from '../errors.ts';
import type { StepEnd, TaskStep } from './task-kinds.ts';

type Json = Record<string, unknown>;

/** What became of one of a task's things. */
export type Fate = { status: 'ok' } | { status: 'error'; error: string };

/** How far a task has come with its things. */
interface Position {
  /** How many are behind it. */
  done: number;
  fates: Record<string, Fate>;
  /** Where in the present one it is, when that takes several steps. */
  within?: Json | undefined;
}

/** Works on one thing; what it returns is where to go on with the same thing, undefined when that is done. */
export type ItemWork = (
  id: string,
  input: Json,
  context: Context,
  within: Json | undefined,
) => Json | undefined;

function positionOf(progress: Json | undefined): Position {
  // Stored below alone, in this shape.
  return (progress as Position | undefined) ?? { done: 0, fates: {} };
}

/**
 * The steps of a task whose `input` has a list of `ids`: one after the other, each on its own. One that is refused
 * is told in the result and leaves the others alone. The result says of each what became of it; `end` may add.
 */
export const oneByOne =
  (work: ItemWork, end: (fates: Record<string, Fate>, input: Json) => Json = (fates) => fates): TaskStep =>
  (progress, input, context): StepEnd => {
    const { done, fates, within } = positionOf(progress);
    const ids = input['ids'] as readonly string[]; // The handler's list, see above.
    const id = ids[done];
    if (id === undefined) return { result: end(fates, input) };
    const go = (fate: Fate): StepEnd => ({ progress: { done: done + 1, fates: { ...fates, [id]: fate } } });
    try {
      const further = context.db.attempt(() => work(id, input, context, within));
      return further === undefined ? go({ status: 'ok' }) : { progress: { done, fates, within: further } };
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return go({ status: 'error', error: error.message });
    }
  };
