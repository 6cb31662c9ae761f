import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Of a role's column, in rem. */
export const columnRem = 5.5;

/** Columns are drawn by so many at a time, and so many beyond what is seen. */
const block = 2;
const beyond = 2;
/** Before the matrix has been measured: these are there at once, and the others with the next frame. */
const firstColumns = 6;

/**
 * Which roles' columns are drawn, of `count`: `first` and those up to `end`, which is not included. Thirty roles cost no more
 * than fit beside each other.
 */
export function useColumnWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
): { first: number; end: number } {
  const [seen, setSeen] = useState({ first: 0, end: firstColumns });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const width = columnRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      // The column of the permissions lies over the left edge: what is counted here for its width is more than is seen.
      const from = Math.floor(element.scrollLeft / width / block) * block;
      const first = Math.max(0, from - beyond);
      const end = from + Math.ceil(element.clientWidth / width) + block;
      setSeen((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    // At once: columns that are drawn a frame late would be seen to be missing.
    const onScroll = () => flushSync(look);
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller]);
  return { first: Math.min(seen.first, Math.max(0, count - 1)), end: Math.min(seen.end, count) };
}
