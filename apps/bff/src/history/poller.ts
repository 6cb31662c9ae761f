import { kinds } from '@backchannel/configuration';
import type { Context } from '../context.ts';
import { HttpError } from '../http/errors.ts';
import type { Connection } from '../upstream/connection.ts';
import { ReadRefused } from './read-settings.ts';

type Base = Pick<Context, 'config' | 'history' | 'log' | 'upstream'>;

/** Looks at the settings of every app from time to time, so that what others change is found also when nobody looks. */
export class Poller {
  readonly #base: Base;
  readonly #stopping = new AbortController();
  #next: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(base: Base) {
    this.#base = base;
  }

  /** Begins, unless the settings say never. The first look is after one period: whoever restarts in a hurry asks for
   *  nothing. */
  start(): void {
    const everyMs = this.#base.config.historyPollSeconds * 1000;
    if (everyMs === 0 || this.#stopping.signal.aborted) return;
    // Several instances should not all ask at the same moment.
    const inMs = everyMs * (0.9 + 0.2 * Math.random());
    this.#next = setTimeout(() => {
      this.#round = this.look().finally(() => this.start());
    }, inMs);
    this.#next.unref();
  }

  /** Looks at every app once. Trouble goes to the log: the next look is soon enough. */
  async look(): Promise<void> {
    const { config, upstream } = this.#base;
    const connections = config.apps.flatMap(({ id }) => upstream.connection(id) ?? []);
    await Promise.all(connections.map((connection) => this.#lookAt(connection)));
  }

  async #lookAt(connection: Connection): Promise<void> {
    const { history, log } = this.#base;
    const { signal } = this.#stopping;
    for (const kind of kinds) {
      try {
        await history.observeAll(connection, kind, { isAdmin: false, signal });
      } catch (error) {
        if (signal.aborted) return;
        const isTheirs = error instanceof ReadRefused || error instanceof HttpError;
        log[isTheirs ? 'warn' : 'error'](
          { err: error, app: connection.app.id, kind },
          'the settings of an app could not be looked at',
        );
        // Whoever does not answer, or limits the rate, is left alone until the next time.
        return;
      }
    }
  }

  /** Ends; a look that is under way is given up. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#next);
    await this.#round;
  }
}
