import { type RefObject, useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface Options {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** In pixels, the same for every row. */
  rowHeight: number;
  /** What stands above the first row inside the scroller, and stays in sight, in pixels. */
  head?: number;
  /** What lies over the foot of the scroller, in pixels. */
  foot?: number;
}

export interface RowWindow {
  /** The rows to draw: from here on … */
  first: number;
  /** … up to here, this one not included. */
  end: number;
  /** Bring a row into sight, no farther than needed. */
  show: (index: number) => void;
}

/** Rows are drawn by so many at a time, and so many beyond what is seen: scrolling draws every few rows, not each. */
const block = 4;
const beyond = 4;

/**
 * Which rows of a long list are drawn. All rows are equally high, so their places need no measuring and no memory:
 * the cost is that of the rows in sight, whatever `count` is (browsers end at about 800,000 rows of 40 pixels).
 */
export function useRowWindow({ scroller, count, rowHeight, head = 0, foot = 0 }: Options): RowWindow {
  const [seen, setSeen] = useState({ first: 0, end: firstRows });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const from = Math.floor(element.scrollTop / rowHeight / block) * block - beyond;
      const rows = Math.ceil(element.clientHeight / rowHeight) + block + 2 * beyond;
      const first = Math.max(0, from);
      const end = from + rows;
      setSeen((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    // At once: rows that are drawn a frame late would be seen to be missing.
    const onScroll = () => flushSync(look);
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller, rowHeight]);

  const show = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const top = index * rowHeight;
      const bottom = top + rowHeight + head + foot;
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (bottom > element.scrollTop + element.clientHeight)
        element.scrollTo({ top: bottom - element.clientHeight });
    },
    [scroller, rowHeight, head, foot],
  );
  return { first: Math.min(seen.first, Math.max(0, count - 1)), end: Math.min(seen.end, count), show };
}

/** Before the scroller has been measured: these are there at once, and the others with the next frame. */
const firstRows = 8;
