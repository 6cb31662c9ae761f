/** Tells one listener, soon and once, that there is something to do. */
export class Bell {
  #listener: (() => void) | undefined;
  #rung = false;

  listen(listener: (() => void) | undefined): void {
    this.#listener = listener;
  }

  /** May be rung in the middle of a transaction: the listener hears it when the present work is over. */
  wake(): void {
    if (this.#rung || !this.#listener) return;
    this.#rung = true;
    setImmediate(() => {
      this.#rung = false;
      this.#listener?.();
    });
  }
}
