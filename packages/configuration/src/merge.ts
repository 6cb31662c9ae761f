import { apply, type Difference, differences, samePath, valueAt } from './differences.ts';
import { same, type Settings } from './settings.ts';

/** A place that two people have changed since, each to something else. */
export interface Conflict {
  readonly path: readonly string[];
  readonly base: Difference['before'];
  readonly theirs: Difference['after'];
  readonly mine: Difference['after'];
}

export interface Merge {
  /** Their version with everything of mine that does not meet a change of theirs. In a conflict theirs stands. */
  readonly merged: Settings;
  readonly conflicts: readonly Conflict[];
  /** What of mine is in the result. */
  readonly mine: readonly Difference[];
  /** What they have changed since the base. */
  readonly theirs: readonly Difference[];
}

/** Three-way merge, place by place: of a grant, each permission of each role is a place of its own. */
export function merge(base: Settings, theirs: Settings, mine: Settings): Merge {
  const theirChanges = differences(base, theirs);
  const myChanges = differences(base, mine);
  const met = (change: Difference) => theirChanges.find(({ path }) => overlap(path, change.path));
  const free = myChanges.filter((change) => met(change) === undefined);
  const conflicts = myChanges.flatMap((change): Conflict[] => {
    const now = valueAt(theirs, change.path);
    if (!met(change) || same(now, change.after)) return [];
    return [{ path: change.path, base: change.before, theirs: now, mine: change.after }];
  });
  return { merged: apply(theirs, free), conflicts, mine: free, theirs: theirChanges };
}

/** Whether one place lies in the other. */
const overlap = (a: readonly string[], b: readonly string[]): boolean => {
  const depth = Math.min(a.length, b.length);
  return samePath(a.slice(0, depth), b.slice(0, depth));
};
