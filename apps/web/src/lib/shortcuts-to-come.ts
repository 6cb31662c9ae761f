import { useLayoutEffect } from 'react';
import { holdForLater } from './keys-to-come.ts';
import { registerShortcut, type Shortcut } from './shortcuts.ts';

interface Props {
  /** Always the same object. */
  shortcuts: readonly Omit<Shortcut, 'run'>[];
}

/**
 * Stands in for a part with keys of its own while that is on its way: the first of them that is pressed, and all that is
 * typed after it, is pressed again as soon as the part is there, unless the focus has gone elsewhere by then.
 */
export function ShortcutsToCome({ shortcuts }: Props): null {
  useLayoutEffect(() => {
    let letGo: (() => void) | undefined;
    const run = (event: KeyboardEvent) => {
      letGo ??= holdForLater([event], () => document.activeElement === event.target);
    };
    const ends = shortcuts.map((shortcut) => registerShortcut({ ...shortcut, run }));
    return () => {
      for (const end of ends) end();
      // The part that takes this one's place registers its own right after this.
      letGo?.();
    };
  }, [shortcuts]);
  return null;
}
