import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Schema } from '../db/schema.ts';
import { RateLimited } from '../http/errors.ts';

const minuteMs = 60_000;
const freeAttempts = 5;
/** How long the door stays shut after the fifth failure, the sixth, and so on. */
const waitsMs = [0.5, 1, 2, 5, 15, 30, 60].map((minutes) => minutes * minuteMs);
const longestWaitMs = 60 * minuteMs;
/** What a whole office may get wrong, and still very slow for whoever tries a password on many accounts. */
const mostFailuresOfSource = 50;
const sourceWindowMs = 10 * minuteMs;
const forgottenAfterMs = 24 * 60 * minuteMs;

/** Slows down guessing. An attempt counts before its password is looked at, in one statement,
 *  so that a hundred guesses sent at once do not slip through together. The count is in the
 *  database: a restart does not reset it, and several instances share it. */
export class SignInAttempts {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  #tidiedAt = 0;

  constructor(db: Kysely<Schema>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Counts an attempt of this account name from this address, known account or not. Throws
   *  `RateLimited` with the seconds to wait while the door is shut. */
  async begin(name: string, address: string): Promise<void> {
    const now = this.#clock();
    await this.#forgetOld(now);
    const key = keyOf(name, address);
    const stale = sql<boolean>`sign_in_attempt.last_at < ${now - forgottenAfterMs}`;
    const next = sql<number>`case when ${stale} then 1 else sign_in_attempt.attempts + 1 end`;
    const counted = await this.#db
      .insertInto('sign_in_attempt')
      .values({ key, attempts: 1, last_at: now, locked_until: 0 })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({
            attempts: next,
            last_at: now,
            locked_until: sql`cast(${now} as bigint) + ${waitAfter(next)}`,
          })
          .where('sign_in_attempt.locked_until', '<=', now),
      )
      .returning('attempts')
      .executeTakeFirst();
    if (counted) return;
    const row = await this.#db
      .selectFrom('sign_in_attempt')
      .select('locked_until')
      .where('key', '=', key)
      .executeTakeFirst();
    const retryAfterS = Math.max(1, Math.ceil(((row?.locked_until ?? now) - now) / 1000));
    throw new RateLimited('Too many attempts. Wait a little before the next one.', retryAfterS);
  }

  /** Forgets the failures of an account name from an address, as its password was right. */
  async succeed(name: string, address: string): Promise<void> {
    await this.#db.deleteFrom('sign_in_attempt').where('key', '=', keyOf(name, address)).execute();
  }

  /** Counts an attempt from an address, whichever account it is for. Each costs us a slow hash and a
   *  record, so there are fifty in ten minutes; those that turn out right are given back. Throws
   *  `RateLimited`. In a row of this kind, `last_at` is when its ten minutes began. */
  async beginFrom(address: string): Promise<void> {
    const now = this.#clock();
    await this.#forgetOld(now);
    const key = keyOf('', address);
    const isOver = sql<boolean>`sign_in_attempt.last_at <= ${now - sourceWindowMs}`;
    const counted = await this.#db
      .insertInto('sign_in_attempt')
      .values({ key, attempts: 1, last_at: now, locked_until: 0 })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({
            attempts: sql<number>`case when ${isOver} then 1 else sign_in_attempt.attempts + 1 end`,
            last_at: sql<number>`case when ${isOver} then cast(${now} as bigint) else sign_in_attempt.last_at end`,
          })
          .where((where) => where.or([where('sign_in_attempt.attempts', '<', mostFailuresOfSource), isOver])),
      )
      .returning('attempts')
      .executeTakeFirst();
    if (counted) return;
    const row = await this.#db
      .selectFrom('sign_in_attempt')
      .select('last_at')
      .where('key', '=', key)
      .executeTakeFirst();
    const waitMs = (row?.last_at ?? now) + sourceWindowMs - now;
    throw new RateLimited(
      'Too many attempts to sign in have failed where you are. Wait before the next one.',
      Math.max(1, Math.ceil(waitMs / 1000)),
    );
  }

  /** Gives an attempt from an address back, as it was a right one. */
  async succeedFrom(address: string): Promise<void> {
    await this.#db
      .updateTable('sign_in_attempt')
      .set({ attempts: sql<number>`attempts - 1` })
      .where('key', '=', keyOf('', address))
      .where('attempts', '>', 0)
      .execute();
  }

  /** Removes what counts no more, at most once an hour. */
  async #forgetOld(now: number): Promise<void> {
    if (now - this.#tidiedAt < 60 * minuteMs) return;
    this.#tidiedAt = now;
    await this.#db
      .deleteFrom('sign_in_attempt')
      .where('last_at', '<', now - forgottenAfterMs)
      .execute();
  }
}

function waitAfter(attempts: ReturnType<typeof sql<number>>) {
  const cases = waitsMs.map((waitMs, index) => sql`when ${freeAttempts + index} then ${sql.lit(waitMs)}`);
  return sql<number>`(case ${attempts} ${sql.join(cases, sql` `)} else
    case when ${attempts} < ${freeAttempts} then 0 else ${sql.lit(longestWaitMs)} end end)`;
}

const keyOf = (name: string, address: string): string =>
  createHash('sha256').update(`${name.toLowerCase()}\0${address}`).digest('hex');
