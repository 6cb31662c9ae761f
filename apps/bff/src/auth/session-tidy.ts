import type { BaseContext } from '../context.ts';
import { forgetExpiredSessions } from './operators.ts';

const hourMs = 60 * 60_000;

type Base = Pick<BaseContext, 'db' | 'clock' | 'log'>;

/** Removes sessions that have ended by themselves, from time to time: nobody else does when whoever had one stays away. */
export class SessionTidy {
  readonly #base: Base;
  readonly #everyMs: number;
  #next: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #isStopped = false;

  /** `everyMs` default: an hour. */
  constructor(base: Base, everyMs: number = hourMs) {
    this.#base = base;
    this.#everyMs = everyMs;
  }

  /** Removes them now, and begins. Throws what the database throws. */
  async start(): Promise<void> {
    await this.#tidy();
    this.#wait();
  }

  #wait(): void {
    if (this.#isStopped) return;
    this.#next = setTimeout(() => {
      this.#round = this.#tidy()
        // They have ended all the same; the next time is soon enough.
        .catch((error: unknown) => this.#base.log.error({ err: error }, 'ended sessions were not removed'))
        .finally(() => this.#wait());
    }, this.#everyMs);
    this.#next.unref();
  }

  async #tidy(): Promise<void> {
    const { db, clock } = this.#base;
    await forgetExpiredSessions(db, clock());
  }

  /** Ends, once what is under way has. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#next);
    await this.#round;
  }
}
