import type { Random } from '../demo/random.ts';

const COMMON =
  'the a to and of is in it you that we on for are have be with this at but not can from they will just what all so if when me there your how has do was our my out up or no go one about'.split(
    ' ',
  );
const STARTS = 'b br c ch d dr f g gl h j k l m n p pl qu r s st t tr v w z'.split(' ');
const MIDDLES = 'a e i o u ai ea ou'.split(' ');
const ENDS = 'n r l s t m nd st rk sh ck v'.split(' ');
const VOCABULARY = 6000;

/** Words that talk is made of: few of them stand in most messages, most of them in few. */
export class Words {
  readonly #random: Random;
  readonly #rare: readonly string[];

  constructor(random: Random) {
    this.#random = random;
    const rare = new Set<string>();
    const syllable = (): string => random.pick(STARTS) + random.pick(MIDDLES);
    while (rare.size < VOCABULARY) {
      rare.add(syllable() + (random.chance(0.6) ? syllable() : '') + random.pick(ENDS));
    }
    this.#rare = [...rare];
  }

  /** A word that is not one of everybody's; early ones come up far more often than late ones. */
  word(): string {
    const place = this.#random.next() ** 3;
    return this.#rare[Math.floor(place * this.#rare.length)] ?? '';
  }

  /** Some words, as a name has them. */
  title(count: number): string {
    return Array.from({ length: count }, () => {
      const word = this.word();
      return word.charAt(0).toUpperCase() + word.slice(1);
    }).join(' ');
  }

  sentence(): string {
    const words = Array.from({ length: this.#random.int(3, 13) }, () =>
      this.#random.chance(0.5) ? this.#random.pick(COMMON) : this.word(),
    );
    return words.join(' ');
  }
}
