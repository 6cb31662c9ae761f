import { useLayoutEffect } from 'react';
import { registerShortcut, type Shortcut } from './shortcuts.ts';

interface Props {
  /** Always the same object. */
  shortcuts: readonly Omit<Shortcut, 'run'>[];
}

/**
 * Stands in for a part with keys of its own while that is on its way: the last of them that was pressed is pressed again as
 * soon as the part is there, unless the focus has gone elsewhere by then.
 */
export function KeysToCome({ shortcuts }: Props): null {
  useLayoutEffect(() => {
    let pressed: KeyboardEvent | undefined;
    const run = (event: KeyboardEvent) => {
      pressed = event;
    };
    const ends = shortcuts.map((shortcut) => registerShortcut({ ...shortcut, run }));
    return () => {
      for (const end of ends) end();
      // The part that takes this one's place registers its own right after this.
      queueMicrotask(() => {
        if (pressed && pressed.target === document.activeElement)
          pressed.target?.dispatchEvent(new KeyboardEvent(pressed.type, pressed));
      });
    };
  }, [shortcuts]);
  return null;
}
