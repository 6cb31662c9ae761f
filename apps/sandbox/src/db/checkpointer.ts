import { Worker } from 'node:worker_threads';

/** What the thread is started with. */
export interface Work {
  file: string;
  /** One number: 1 while it is at work on the file. */
  isBusy: Int32Array<SharedArrayBuffer>;
}

/** How long the log is, in pages, and how much of it is in the data file. */
export interface LogState {
  log: number;
  checkpointed: number;
}

/** In pages of 4 KB. */
interface Limits {
  /** So many are brought over at once, since most of them are the same again and again. */
  worthIt: number;
  /** From here on the log is to begin anew, which it does only when all of it is in the file: never by itself under
   *  constant writing. */
  tooLong: number;
  /** Nothing is asked of the database more often than this, since it takes as long as a small statement. */
  lookEveryMs: number;
}

const USUAL: Limits = { worthIt: 8_192, tooLong: 32_768, lookEveryMs: 20 };

/**
 * Keeps the log of a data file short. What it holds has to reach the file itself sometime, which takes the disk's time
 * and so is done by another thread. What is saved survives the process in either place.
 */
export class Checkpointer {
  readonly #file: string;
  readonly #stateOf: () => LogState;
  readonly #limits: Limits;
  readonly #isBusy = new Int32Array(new SharedArrayBuffer(4));
  #worker: Worker | undefined;
  #isRunning = false;
  /** Since somebody last looked. */
  #hasEnded = false;
  #lookedAt = 0;
  #pause: PromiseWithResolvers<void> | undefined;

  /** `stateOf` is asked after commits. */
  constructor(file: string, stateOf: () => LogState, limits = USUAL) {
    this.#file = file;
    this.#stateOf = stateOf;
    this.#limits = limits;
  }

  /** Set while nobody should begin to write, so that the log can come to its end; resolves when they may. */
  get pause(): Promise<void> | undefined {
    return this.#pause?.promise;
  }

  /** Whoever has saved something says so, before the next begins. */
  saved(): void {
    if (this.#isRunning) return;
    const { worthIt, tooLong, lookEveryMs } = this.#limits;
    const now = performance.now();
    if (!this.#hasEnded && now - this.#lookedAt < lookEveryMs) return;
    this.#lookedAt = now;
    const { log, checkpointed } = this.#stateOf();
    // What is left then has come in during the last one, so it does not take long.
    if (log > tooLong && this.#hasEnded) this.#pause = Promise.withResolvers();
    this.#hasEnded = false;
    if (!this.#pause && log - checkpointed < worthIt) return;
    this.#isRunning = true;
    Atomics.store(this.#isBusy, 0, 1);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    this.#thread().postMessage(undefined);
  }

  #ended(): void {
    this.#isRunning = false;
    this.#hasEnded = true;
    this.#pause?.resolve();
    this.#pause = undefined;
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const workerData: Work = { file: this.#file, isBusy: this.#isBusy };
    const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
      workerData,
      // What this process was started with is not for its threads.
      execArgv: [],
    });
    worker.unref();
    worker.on('message', () => this.#ended());
    this.#worker = worker;
    return worker;
  }

  /** Ends the thread, when it has left the file. Whoever waits for the end of a pause waits for good. */
  close(): void {
    Atomics.wait(this.#isBusy, 0, 1);
    void this.#worker?.terminate();
  }
}
