import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** From `first` on, up to `end`, this one not included. */
export interface Window {
  first: number;
  end: number;
}

/**
 * Which of `count` rows or columns are drawn: what `inSight` reads off the scroller, whenever it is scrolled or becomes
 * larger or smaller. `inSight` must stay the same function for as long as it says the same. The first `atFirst` are there
 * at once, before the scroller has been measured, and the others with the next frame.
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  atFirst: number,
  inSight: (scroller: HTMLElement) => Window,
): Window {
  const [seen, setSeen] = useState<Window>({ first: 0, end: atFirst });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const { first, end } = inSight(element);
      setSeen((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    // At once: what is drawn a frame late would be seen to be missing.
    const onScroll = () => flushSync(look);
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller, inSight]);
  return { first: Math.min(seen.first, Math.max(0, count - 1)), end: Math.min(seen.end, count) };
}
