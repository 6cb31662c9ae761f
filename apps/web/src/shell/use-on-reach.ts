import { useState } from 'react';
import { loadPart } from '../lib/part.ts';

/**
 * Something to load when somebody reaches for what needs it, which most visits never do; with the handlers of its button.
 * What could not be loaded is asked for again by each of them.
 */
export function useOnReach<Loaded extends object>(load: () => Promise<Loaded>) {
  const [loaded, setLoaded] = useState<Loaded>();
  const reach = () => void loadPart(load).then(setLoaded);
  return [loaded, { onPointerEnter: reach, onFocus: reach, onClick: reach }] as const;
}
