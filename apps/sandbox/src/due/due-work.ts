import type { Context } from '../context.ts';
import type { Micros } from '../time.ts';

// How to use it, from the module of an operation:
//
//   defineDueWork({
//     kind: 'pin expiry',
//     next: ({ db }) => firstPinExpiry(db),             // one look into an index
//     run: (context, at) => unpinExpired(context, at),  // some rows, one transaction, may emit events
//   });
//
// and where a request stores a moment that may be sooner than all others: `context.due.wake()` (at any time within
// the transaction). Nothing else is needed: the scheduler runs all kinds in the order of their moments, when the
// moment comes, when `PUT /__sandbox/clock` passes it (before that answers), and after a restart.

/** Something that falls due at a moment of the world's clock. */
export interface DueWork {
  kind: string;
  /** The earliest moment at which there is something to do; by an index, never a scan. It may be past. */
  next(context: Context): Micros | undefined;
  /**
   * Does what is due up to and including `at`, in one transaction, or a share of it that takes some 20 ms: what is
   * left is asked for again by `next`. It must make `next` move on. Meanwhile the clock reads `at` or later.
   */
  run(context: Context, at: Micros): void;
}

const kinds = new Map<string, DueWork>();

/** Adds a kind of due work. Called once per kind, when the module is loaded. */
export function defineDueWork(work: DueWork): void {
  if (kinds.has(work.kind)) throw new Error(`the due work ${work.kind} is defined twice`);
  kinds.set(work.kind, work);
}

/** Every kind there is. */
export const dueWork = (): Iterable<DueWork> => kinds.values();
