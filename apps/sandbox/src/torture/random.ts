import { randomInt } from 'node:crypto';

/** Where the numbers of this run begin: `TORTURE_SEED`, to have an earlier run again, or anywhere. */
export function seedOf(): number {
  const given = process.env['TORTURE_SEED'];
  return given === undefined ? randomInt(2 ** 31) : Number(given) | 0;
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to and without `end`. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % end;
  }

  /** True in this share of all cases. */
  chance(share: number): boolean {
    return this.below(1_000_000) < share * 1_000_000;
  }

  /** One of them. Throws when there is none. */
  pick<T>(from: readonly T[]): T {
    const index = this.below(from.length);
    if (!(index in from)) throw new Error('nothing to pick from');
    return from[index] as T;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}
