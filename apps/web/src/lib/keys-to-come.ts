import { useLayoutEffect, useSyncExternalStore } from 'react';
import { missingStore } from './part.ts';

/** How many parts are on their way. */
let awaited = 0;

const loadPress = () => import('./press-again.ts');

/**
 * Stands in for a dialog, or what else takes the focus, while that is on its way: what is typed meanwhile is typed into it
 * as soon as it is there.
 */
export function KeysToCome(): null {
  // What cannot be loaded takes no keys.
  const lacksPart = useSyncExternalStore(missingStore.subscribe, missingStore.get);
  useLayoutEffect(() => {
    if (lacksPart) return undefined;
    const before = document.activeElement;
    // What is there may itself have something to come, which the keys are for.
    const letGo = holdForLater([], () => awaited > 0 || document.activeElement !== before);
    awaited += 1;
    return () => {
      awaited -= 1;
      letGo();
    };
  }, [lacksPart]);
  return null;
}

/**
 * Holds all keys after those that are `pressed` already, until the returned function is called: then they are pressed
 * again, if `isThere` says by then that what they are for is. `waits`: each until something takes it, for a while.
 */
export function holdForLater(pressed: KeyboardEvent[], isThere: () => boolean, waits = false): () => void {
  const end = window.backchannelBoot?.holdKeys(pressed) ?? (() => undefined);
  const press = loadPress();
  // Keys are never held by what cannot be loaded.
  press.catch(end);
  return () =>
    void press.then(({ pressAgain }) => {
      end();
      if (isThere()) void pressAgain(pressed, waits);
    }, end);
}
