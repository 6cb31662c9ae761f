import type { Context } from '../context.ts';

/** Where a part goes on: whatever its pages need, as JSON. */
export type Place = (string | number)[];

/** A page of a part; `next` is where the part goes on, absent at its end. */
export interface Page {
  text: string;
  next?: Place | undefined;
}

/** A part of an answer, page by page. */
export type AnswerPart = (context: Context, place: Place | undefined) => Page;

/**
 * An answer that may be too large to be made in one piece: the fields of an object, as pages of their JSON. Each is read
 * when the one before is on its way, so that others have their turn between them and no more than one is held; what
 * happens meanwhile may be in those that follow.
 */
export class PagedAnswer {
  readonly #context: Context;
  readonly #parts: readonly AnswerPart[];

  constructor(context: Context, parts: readonly AnswerPart[]) {
    this.#context = context;
    this.#parts = parts;
  }

  /** All of it, with one field more: how long it took until then. */
  async *pages(duration: () => string): AsyncGenerator<string, void> {
    yield '{';
    for (const part of this.#parts) {
      let place: Place | undefined;
      do {
        const from = place;
        const { text, next } = await this.#context.db.grouped(() => part(this.#context, from));
        yield text;
        place = next;
      } while (place !== undefined);
    }
    yield `,"duration":${JSON.stringify(duration())}}`;
  }

  /** {@link pages} as one text. */
  async whole(duration: () => string): Promise<string> {
    let whole = '';
    for await (const page of this.pages(duration)) whole += page;
    return whole;
  }
}
