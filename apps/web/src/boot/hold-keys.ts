/** Adds every key that `isMeant` says to `pressed` and lets it do nothing else, until the returned function is called. */
export function holdKeys(pressed: KeyboardEvent[], isMeant: (event: KeyboardEvent) => boolean): () => void {
  const hold = (event: KeyboardEvent) => {
    if (event.isComposing || !isMeant(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed.push(event);
  };
  addEventListener('keydown', hold, true);
  return () => removeEventListener('keydown', hold, true);
}

/** What types or moves, and no shortcut of the browser. A character may need AltGr. */
export const isPlainKey = (event: KeyboardEvent): boolean =>
  /^(.|Enter|Escape|Backspace|Delete|Tab|Home|End|Arrow.+)$/u.test(event.key) &&
  (event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey));

/** Ctrl, or Command, and this letter. */
export const isModKey = (event: KeyboardEvent, letter: string): boolean =>
  (event.ctrlKey || event.metaKey) && event.key === letter;
