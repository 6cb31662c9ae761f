import type { Database } from '../db/database.ts';
import { waitingDeliveries } from '../store/deliveries.ts';
import type { WaitingDelivery } from '../store/deliveries.ts';

// As much of a hook's queue as is held in memory; the rest waits in the database.
const WINDOW = 500;

/** What waits for one hook, as lanes side by side: within a lane one after the other, in order. */
export class Lanes {
  readonly hookId: string;
  readonly #waiting = new Map<string, WaitingDelivery[]>();
  readonly #busy = new Set<string>();
  #held = 0;
  /** Everything up to here has been taken from the database. */
  #taken = 0;

  constructor(hookId: string) {
    this.hookId = hookId;
  }

  /** How many deliveries are under way. */
  get active(): number {
    return this.#busy.size;
  }

  /** The next delivery that may go, whose lane is busy until {@link release}. */
  take(db: Database): WaitingDelivery | undefined {
    if (this.#held < WINDOW / 2) this.#fill(db);
    for (const [lane, queue] of this.#waiting) {
      const next = this.#busy.has(lane) ? undefined : queue.shift();
      if (!next) continue;
      // Put last, so that every lane has its turn.
      this.#waiting.delete(lane);
      if (queue.length > 0) this.#waiting.set(lane, queue);
      this.#busy.add(lane);
      this.#held -= 1;
      return next;
    }
    return undefined;
  }

  release(lane: string): void {
    this.#busy.delete(lane);
  }

  #fill(db: Database): void {
    const rows = waitingDeliveries(db, this.hookId, this.#taken, WINDOW - this.#held);
    for (const row of rows) {
      const queue = this.#waiting.get(row.lane) ?? [];
      queue.push(row);
      this.#waiting.set(row.lane, queue);
      this.#taken = row.seq;
    }
    this.#held += rows.length;
  }
}
