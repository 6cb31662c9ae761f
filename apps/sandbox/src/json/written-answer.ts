/**
 * An answer whose largest list is JSON already, as the bytes that leave, and the rest of which is not: what the list was
 * made of need not be kept until the transport adds its own fields.
 */
export class WrittenAnswer {
  readonly #name: string;
  readonly #entries: readonly Buffer[];
  readonly #rest: object;

  /** The list is called `name`; each of its entries after the first begins with a comma. */
  constructor(name: string, entries: readonly Buffer[], rest: object) {
    this.#name = name;
    this.#entries = entries;
    this.#rest = rest;
  }

  /** All of it, with at least one field more. */
  with(more: object): Buffer {
    return Buffer.concat([
      Buffer.from(`{${JSON.stringify(this.#name)}:[`),
      ...this.#entries,
      Buffer.from(`],${JSON.stringify({ ...this.#rest, ...more }).slice(1)}`),
    ]);
  }
}
