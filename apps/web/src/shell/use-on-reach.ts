import { useState } from 'react';
import { toastFailure } from './toast-failure.ts';

/**
 * Something to load when somebody reaches for what needs it, which most visits never do; with the handlers of its button.
 * `title` says what did not work, once the button is pressed: "Sort could not be opened".
 */
export function useOnReach<Loaded extends object>(load: () => Promise<Loaded>, title: string) {
  const [loaded, setLoaded] = useState<Loaded>();
  const ask = (fail: (error: unknown) => void) => void load().then(setLoaded, fail);
  // The press asks again, and tells.
  const early = () => ask(() => undefined);
  const onClick = () => ask((error) => toastFailure(error, title));
  return [loaded, { onPointerEnter: early, onFocus: early, onClick }] as const;
}
