import { type RefObject, useCallback, useEffectEvent, useLayoutEffect } from 'react';
import { useWindow, type Window } from './use-window.ts';

interface Options {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** In pixels, the same for every row. */
  rowHeight: number;
  /** What stands above the first row inside the scroller, and stays in sight, in pixels. */
  head?: number;
  /** What lies over the foot of the scroller, in pixels. */
  foot?: number;
  /** Which list this is: shown again, it stands where it was left. Undefined while what is shown is another one. */
  place?: string | undefined;
  /** The row that is brought into sight where there is no such place, or it cannot be reached; -1: none. */
  openAt?: number;
}

/** The rows to draw. */
export interface RowWindow extends Window {
  /** Bring a row into sight, no farther than needed. */
  show: (index: number) => void;
  /** Back to where it stood: a browser brings what takes the focus into sight, however much of it is so already. */
  stay: () => void;
}

/** Rows are drawn by so many at a time, and so many beyond what is seen: scrolling draws every few rows, not each. */
const block = 4;
const beyond = 4;
const firstRows = 8;

/** How far each list was scrolled, in pixels, for as long as the page lives. */
const tops = new Map<string, number>();

/**
 * Which rows of a long list are drawn. All rows are equally high, so their places need no measuring and no memory:
 * the cost is that of the rows in sight, whatever `count` is (browsers end at about 800,000 rows of 40 pixels).
 */
export function useRowWindow(options: Options): RowWindow {
  const { scroller, count, rowHeight, head = 0, foot = 0, place, openAt = -1 } = options;
  const rowsInSight = useCallback(
    ({ scrollTop, clientHeight }: HTMLElement): Window => {
      const from = Math.floor(scrollTop / rowHeight / block) * block - beyond;
      const rows = Math.ceil(clientHeight / rowHeight) + block + 2 * beyond;
      return { first: Math.max(0, from), end: from + rows };
    },
    [rowHeight],
  );
  const seen = useWindow(scroller, count, firstRows, rowsInSight);

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

  const showOpen = useEffectEvent(() => openAt !== -1 && show(openAt));
  // Before it is painted.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || place === undefined) return undefined;
    const restore = () => {
      const top = tops.get(place);
      element.scrollTo({ top: top ?? 0 });
      if (element.scrollTop !== top) showOpen();
    };
    const keep = () => tops.set(place, element.scrollTop);
    restore();
    // Once more when it has been hidden, which takes it to its top.
    const observer = new ResizeObserver(restore);
    observer.observe(element);
    element.addEventListener('scroll', keep);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', keep);
    };
  }, [scroller, place]);
  const stay = () => {
    const top = tops.get(place ?? '');
    if (top !== undefined) scroller.current?.scrollTo({ top });
  };
  return { ...seen, show, stay };
}
