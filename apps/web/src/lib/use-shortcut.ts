import { useEffect, useLayoutEffect, useRef } from 'react';
import { registerShortcut, type Shortcut } from './shortcuts.ts';

/** A shortcut for as long as the component is shown; `run` may be a new function on every render. `enabled` default: true. */
export function useShortcut({ run, ...shortcut }: Shortcut, enabled = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const { keys, label, group, whileTyping = false, always = false } = shortcut;
  // Before it is painted: whoever sees the page may press the key.
  useLayoutEffect(() => {
    if (!enabled) return undefined;
    return registerShortcut({
      keys,
      label,
      group,
      whileTyping,
      always,
      run: (event) => latest.current(event),
    });
  }, [enabled, keys, label, group, whileTyping, always]);
}
