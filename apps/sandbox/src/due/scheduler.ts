import { setImmediate as turn } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { toMillis } from '../time.ts';
import type { Micros } from '../time.ts';
import { dueWork } from './due-work.ts';
import type { DueWork } from './due-work.ts';

// Others get their turn after this long, so that due work, however much, holds nobody up.
const SLICE_MS = 8;
// Work that failed for a reason of its own is tried again, but does not hold up the rest.
const REST_MS = 5000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Due {
  work: DueWork;
  at: Micros;
}

/** Runs everything that falls due, in the order of its moments: one at a time, and the clock never behind. */
export class Scheduler {
  readonly #context: Context;
  readonly #onDefect: (error: unknown) => void;
  readonly #resting = new Map<DueWork, number>();
  #timer: NodeJS.Timeout | undefined;
  /** The end of what is being done now; whoever comes next waits for it. */
  #busy: Promise<void> = Promise.resolve();
  /** Changes whenever what was planned has become void: a reset, a stop. */
  #era = 0;
  #stopped = true;

  constructor(context: Context, onDefect: (error: unknown) => void) {
    this.#context = context;
    this.#onDefect = onDefect;
  }

  /** Begins, with what a stopped process left undone. */
  start(): void {
    this.#stopped = false;
    this.#context.due.listen(() => this.#soon());
    this.#soon();
  }

  /** Nothing runs afterwards. */
  stop(): void {
    this.#stopped = true;
    this.forget();
    this.#context.due.listen(undefined);
  }

  /** The world is another one: what is under way ends, and the plans are made anew. */
  forget(): void {
    this.#era += 1;
    clearTimeout(this.#timer);
    this.#resting.clear();
    if (!this.#stopped) this.#context.due.wake();
  }

  /**
   * Sets the clock (undefined: to the machine's time). On the way to a later moment everything that falls due is
   * done, each thing at its own moment.
   */
  moveTo(moment: Micros | undefined): Promise<void> {
    return this.#queue(async (era) => {
      const { clock } = this.#context;
      if (moment !== undefined) await this.#runUntil(() => moment, era);
      if (era !== this.#era) return;
      clock.set(moment);
      await this.#runUntil(() => clock.now(), era);
    });
  }

  #soon(): void {
    clearTimeout(this.#timer);
    void this.#queue((era) => this.#runUntil(() => this.#context.clock.now(), era));
  }

  #queue(work: (era: number) => Promise<void>): Promise<void> {
    const era = this.#era;
    const done = this.#busy.then(async () => {
      if (era === this.#era && !this.#stopped) await work(era);
      this.#sleep();
    });
    this.#busy = done.catch(this.#onDefect);
    return done;
  }

  async #runUntil(end: () => Micros, era: number): Promise<void> {
    const { db, clock } = this.#context;
    let since = performance.now();
    while (era === this.#era && db.isOpen) {
      const due = this.#earliest();
      if (!due || due.at > end()) return;
      if (due.at > clock.now()) clock.set(due.at);
      this.#run(due);
      if (performance.now() - since < SLICE_MS) continue;
      await turn();
      since = performance.now();
    }
  }

  #run({ work, at }: Due): void {
    try {
      this.#context.db.transaction(() => work.run(this.#context, at));
    } catch (error) {
      this.#resting.set(work, performance.now() + REST_MS);
      this.#onDefect(error);
    }
  }

  #earliest(): Due | undefined {
    let first: Due | undefined;
    for (const [work, until] of this.#resting) if (until <= performance.now()) this.#resting.delete(work);
    for (const work of dueWork()) {
      if (this.#resting.has(work)) continue;
      const at = work.next(this.#context);
      if (at !== undefined && (!first || at < first.at)) first = { work, at };
    }
    return first;
  }

  /** Until the next moment, or until somebody rings. */
  #sleep(): void {
    clearTimeout(this.#timer);
    const { db, clock } = this.#context;
    if (this.#stopped || !db.isOpen) return;
    const due = this.#earliest();
    const waits = due ? [Math.max(toMillis(due.at - clock.now()) + 1, 0)] : [];
    for (const until of this.#resting.values()) waits.push(Math.max(until - performance.now(), 0));
    if (waits.length === 0) return;
    this.#timer = setTimeout(() => this.#soon(), Math.min(...waits, LONGEST_TIMER_MS));
    this.#timer.unref();
  }
}
