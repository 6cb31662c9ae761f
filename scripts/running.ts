import { ConfigError } from '../apps/bff/src/config.ts';
import { OneLineError } from './one-line-error.ts';
import { EndedEarlyError, explainExit, type Part } from './parts/part.ts';
import { say } from './say.ts';

/** The parts of one running product, and the two ways in which it ends: somebody asks for it, or
 *  a part breaks. */
export class Running {
  readonly #parts: Part[] = [];
  readonly #stop = new AbortController();
  readonly #crash = Promise.withResolvers<never>();

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => this.#stop.abort());
    }
    // Only waited for once everything is up; before that, each start tells of its own failure.
    this.#crash.promise.catch(() => undefined);
  }

  /** Aborted when somebody asks us to stop. */
  get stopSignal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Has a part stopped with the rest, and the rest stopped when it ends. */
  readonly add = (part: Part): void => {
    this.#parts.push(part);
    void part.exited.then((exit) => this.#crash.reject(new OneLineError(explainExit(part, exit))));
  };

  /** Resolves when somebody asks us to stop. */
  get asked(): Promise<void> {
    const { signal } = this.#stop;
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }

  /** Rejects when a part ended by itself; never resolves. */
  get crash(): Promise<never> {
    return this.#crash.promise;
  }

  /** Stops what runs, the last part first: no part sees one that it needs go away. */
  async stopAll(): Promise<void> {
    for (const part of this.#parts.toReversed()) await part.stop();
  }
}

/** Runs `start` until somebody asks to stop, then ends all parts and the process: with 0 if it
 *  was asked to, with 1 and one line if something was wrong. */
export async function runUntilStopped(start: (running: Running) => Promise<void>): Promise<never> {
  const running = new Running();
  let exitCode = 0;
  try {
    await Promise.race([start(running).then(() => running.crash), running.asked]);
  } catch (error) {
    // A part that is stopped while it starts fails; that is no failure of ours.
    if (!running.stopSignal.aborted) {
      exitCode = 1;
      explain(error);
    }
  }
  await running.stopAll();
  process.exit(exitCode);
}

function explain(error: unknown): void {
  if (error instanceof EndedEarlyError && error.saidWhy) return;
  if (error instanceof OneLineError || error instanceof ConfigError) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
