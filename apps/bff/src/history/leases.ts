import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ExpressionBuilder } from 'kysely';
import type { Context } from '../context.ts';
import type { Schema } from '../db/schema.ts';
import { Conflict } from '../http/errors.ts';
import { noObject } from './fingerprint.ts';
import type { Place } from './types.ts';

/** How long an object stays held by a process that has died. */
const holdForMs = 30_000;
const renewEveryMs = 10_000;
/** Whoever waits longer is told so: a page does not want to wait for ever. */
const waitAtMostMs = 30_000;
const firstPauseMs = 20;
const longestPauseMs = 250;

/** An object that is held by one change. */
export interface Lease {
  readonly holder: string;
}

/** Lets one change at a time at an object: within this process by a queue, between instances by a row that says until when
 *  it is held. A row and not a lock of the database, since calls to the Chat API may take minutes. */
export class Leases {
  readonly #base: Pick<Context, 'db' | 'clock' | 'log'>;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(base: Pick<Context, 'db' | 'clock' | 'log'>) {
    this.#base = base;
  }

  /** Runs with the object held. Throws `Conflict` `being_changed` when others do not let go of it for too long, and what
   *  `run` throws. */
  async hold<Done>(place: Place, run: (lease: Lease) => Promise<Done>): Promise<Done> {
    const key = JSON.stringify([place.app, place.kind, place.name]);
    const giveUpAt = performance.now() + waitAtMostMs;
    const before = this.#turns.get(key) ?? Promise.resolve();
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const turn = before.then(() => over);
    this.#turns.set(key, turn);
    void turn.then(() => {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    });
    try {
      await withinMs(waitAtMostMs, before);
      return await this.#held(place, giveUpAt, run);
    } finally {
      end();
    }
  }

  async #held<Done>(place: Place, giveUpAt: number, run: (lease: Lease) => Promise<Done>): Promise<Done> {
    const holder = randomUUID();
    let pauseMs = firstPauseMs;
    while (!(await this.#take(place, holder))) {
      if (performance.now() > giveUpAt) throw isBeingChanged();
      // Random, so that several who wait do not come at once each time.
      await wait(pauseMs * (0.5 + Math.random()));
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
    const renewal = setInterval(() => this.#renew(place, holder), renewEveryMs);
    renewal.unref();
    try {
      return await run({ holder });
    } finally {
      clearInterval(renewal);
      await this.#release(place, holder);
    }
  }

  async #take({ app, kind, name }: Place, holder: string): Promise<boolean> {
    const { db, clock } = this.#base;
    const now = clock();
    const held_until = now + holdForMs;
    const row = await db
      .insertInto('setting_object')
      .values({ app, kind, name, number: 0, fingerprint: noObject, holder, held_until, intent: null })
      .onConflict((conflict) =>
        conflict
          .columns(['app', 'kind', 'name'])
          .doUpdateSet({ holder, held_until })
          .where('setting_object.held_until', '<', now),
      )
      .returning('number')
      .executeTakeFirst();
    return row !== undefined;
  }

  #renew(place: Place, holder: string): void {
    const { db, clock, log } = this.#base;
    db.updateTable('setting_object')
      .set({ held_until: clock() + holdForMs })
      .where(isHeldBy(place, holder))
      .execute()
      .catch((error: unknown) => log.warn({ err: error }, 'an object could not be held any longer'));
  }

  /** What cannot be released now is free when its time has passed. */
  async #release(place: Place, holder: string): Promise<void> {
    const { db, log } = this.#base;
    try {
      // Of an object that was never there, nothing is kept.
      await db
        .deleteFrom('setting_object')
        .where(isHeldBy(place, holder))
        .where('number', '=', 0)
        .where('intent', 'is', null)
        .execute();
      await db
        .updateTable('setting_object')
        .set({ holder: null, held_until: 0 })
        .where(isHeldBy(place, holder))
        .execute();
    } catch (error) {
      log.warn({ err: error }, 'an object could not be released');
    }
  }
}

/** Whether a row of `setting_object` is that of the place, and still held. */
export const isHeldBy =
  ({ app, kind, name }: Place, holder: string) =>
  (where: ExpressionBuilder<Schema, 'setting_object'>) =>
    where.and({ app, kind, name, holder });

const isBeingChanged = (): Conflict =>
  new Conflict(
    'being_changed',
    'Somebody else is changing this at the moment. Nothing was sent. Try again in a little while.',
  );

async function withinMs(ms: number, before: Promise<unknown>): Promise<void> {
  const leaving = new AbortController();
  const tooLong = wait(ms, true, { signal: leaving.signal, ref: false }).catch(() => false);
  const isTooLong = await Promise.race([before.then(() => false), tooLong]);
  leaving.abort();
  if (isTooLong) throw isBeingChanged();
}
