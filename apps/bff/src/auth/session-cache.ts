import { hash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Operator } from './operator.ts';

interface Entry {
  readonly operator: Operator;
  readonly until: number;
}

/** Remembers for a few seconds whose session a cookie is, so that a read need not ask the
 *  database. Keys are hashes: a dump of this process shows no usable cookie. */
export class SessionCache {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #maxEntries: number;
  #generation = 0;

  constructor(options: { clock: Clock; ttlMs?: number; maxEntries?: number }) {
    this.#clock = options.clock;
    this.#ttlMs = options.ttlMs ?? 5000;
    this.#maxEntries = options.maxEntries ?? 10_000;
  }

  /** Changes whenever something is forgotten. A reader takes it before asking the database and
   *  hands it to `set`, so that an answer from before a change is not kept after it. */
  get generation(): number {
    return this.#generation;
  }

  get(cookie: string): Operator | undefined {
    const entry = this.#entries.get(keyOf(cookie));
    return entry && entry.until > this.#clock() ? entry.operator : undefined;
  }

  /** `expiresAt` (epoch ms) is when the session ends by itself. */
  set(cookie: string, operator: Operator, expiresAt: number, generation: number): void {
    if (generation !== this.#generation) return;
    if (this.#entries.size >= this.#maxEntries) this.#dropOldest();
    const key = keyOf(cookie);
    this.#entries.delete(key);
    this.#entries.set(key, { operator, until: Math.min(this.#clock() + this.#ttlMs, expiresAt) });
  }

  /** For a cookie that turned out to belong to nobody. */
  delete(cookie: string): void {
    this.#entries.delete(keyOf(cookie));
  }

  /** For a session that ends now. */
  forgetCookie(cookie: string): void {
    this.#generation += 1;
    this.delete(cookie);
  }

  forgetOperator(operatorId: string): void {
    this.#generation += 1;
    for (const [key, { operator }] of this.#entries) {
      if (operator.id === operatorId) this.#entries.delete(key);
    }
  }

  #dropOldest(): void {
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}

const keyOf = (cookie: string): string => hash('sha256', cookie, 'base64');
