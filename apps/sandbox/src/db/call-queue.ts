import { processorTime } from '../processor-time.ts';

// Whoever comes when others have waited this long is saved after them.
const LONGEST_WAIT_MS = 8;
// After as much of the processor's time everybody else has a turn, and the rest is done and saved in the next. While other
// programs have the processor, what is done at a stretch need not be cut short.
const LONGEST_TURN_MS = 8;

export type Work = () => unknown;

/** How a call went. */
export type Outcome = { result: unknown } | { error: unknown };

/** What a call comes to, whichever way. */
export function outcomeOf(work: Work): Outcome {
  try {
    return { result: work() };
  } catch (error) {
    return { error };
  }
}

interface Call {
  work: Work;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Calls that are done and saved together: at a stretch, which takes less time than one by one between their requests,
 * and many of them change the same pages of the file.
 */
export class CallQueue {
  readonly #save: (works: Iterable<Work>) => Outcome[];
  readonly #calls: Call[] = [];

  /** `save` does everything that it is given and saves it, or throws and has done nothing. */
  constructor(save: (works: Iterable<Work>) => Outcome[]) {
    this.#save = save;
  }

  /** Resolves with what `work` returns, when it is saved; rejects with what it throws, or with why it is not saved. */
  add<T>(work: () => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#calls.push({ work, resolve, reject });
    if (this.#calls.length === 1) this.#saveSoon(1, performance.now());
    return promise as Promise<T>;
  }

  /** Saves all that are there, at once. */
  flush(): void {
    while (this.#calls.length > 0) this.#saveSome(Infinity);
  }

  /** Saves calls as soon as nobody more comes: all requests that have arrived come first, and those behind them. */
  #saveSoon(known: number, since: number): void {
    setImmediate(() => {
      const isLate = performance.now() - since > LONGEST_WAIT_MS;
      if (this.#calls.length > known && !isLate) return this.#saveSoon(this.#calls.length, since);
      this.#saveSome(LONGEST_TURN_MS);
      if (this.#calls.length > 0) this.#saveSoon(this.#calls.length, performance.now());
    });
  }

  /** Saves the first one, if there is any, and as many more as the time suffices for. */
  #saveSome(longestMs: number): void {
    const end = processorTime() + longestMs;
    const calls = this.#calls;
    const first = calls.shift();
    if (!first) return;
    const taken = [first];
    function* works(): Generator<Work> {
      for (
        let call: Call | undefined = first;
        call;
        call = processorTime() < end ? calls.shift() : undefined
      ) {
        if (call !== first) taken.push(call);
        yield call.work;
      }
    }
    try {
      const outcomes = this.#save(works());
      for (const [index, { resolve, reject }] of taken.entries()) {
        const outcome = outcomes[index];
        if (outcome && 'result' in outcome) resolve(outcome.result);
        else reject(outcome?.error);
      }
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }
}
