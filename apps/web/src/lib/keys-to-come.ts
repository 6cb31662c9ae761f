import { useLayoutEffect } from 'react';
import { missingStore } from './part.ts';
import { unreachable } from './server-answers.ts';

/** How many parts are on their way. */
let awaited = 0;

const loadPress = () => import('./press-again.ts');

/**
 * Stands in for a dialog, or what else takes the focus, while that is on its way: what is typed meanwhile is typed into it
 * as soon as it is there.
 */
export function KeysToCome(): null {
  useLayoutEffect(() => {
    const before = document.activeElement;
    // What is there may itself have something to come, which the keys are for.
    const letGo = holdForLater([], () => awaited > 0 || document.activeElement !== before);
    awaited += 1;
    return () => {
      awaited -= 1;
      letGo();
    };
  }, []);
  return null;
}

/**
 * Holds all keys after those that are `pressed` already, until the returned function is called: then they are pressed
 * again, if `isThere` says by then that what they are for is. `waits`: each until something takes it, for a while.
 * What cannot be loaded, or not now, takes no keys: with Tab among them, nobody could go elsewhere.
 */
export function holdForLater(pressed: KeyboardEvent[], isThere: () => boolean, waits = false): () => void {
  const letGo = window.backchannelBoot?.holdKeys(pressed) ?? (() => undefined);
  const giveUp = () => {
    letGo();
    pressed.length = 0;
  };
  const look = () => {
    if (missingStore.get()) giveUp();
  };
  const endLook = missingStore.subscribe(look);
  window.addEventListener(unreachable, giveUp);
  look();
  const end = () => {
    letGo();
    endLook();
    window.removeEventListener(unreachable, giveUp);
  };
  const press = loadPress();
  press.catch(end);
  return () =>
    void press.then(({ pressAgain }) => {
      end();
      if (isThere()) void pressAgain(pressed, waits);
    }, end);
}
