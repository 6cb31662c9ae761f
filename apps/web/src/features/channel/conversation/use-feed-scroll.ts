import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { estimateHeight } from './estimate-height.ts';
import { messageElementId } from './message-element.ts';
import type { MessageRow } from './rows.ts';

interface Options {
  rows: readonly MessageRow[];
  scroller: RefObject<HTMLElement | null>;
  feed: RefObject<HTMLElement | null>;
  /** Index of a row that exists even when it is out of sight; -1 for none. */
  stop: number;
}

/** Until a width is known, that of the pane beside the list. */
const usualWidth = 520;
/** So near to the end, in pixels, somebody is at the end. */
const endThreshold = 24;
/** A jump over rows that were never measured takes some frames to come to rest. */
const settlingMs = 200;

/** Where the rows of a feed stand, and how to bring one into view. What is read stays under the eye whatever is added above. */
export function useFeedScroll({ rows, scroller, feed, stop }: Options) {
  const [margin, setMargin] = useState(0);
  const settledAt = useRef(Infinity);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => rows[index]?.message.id ?? index, [rows]),
    estimateSize: (index) => estimateHeight(rows[index], scroller.current?.clientWidth ?? usualWidth),
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return stop < 0 || shown.includes(stop) ? shown : [...shown, stop].toSorted((a, b) => a - b);
      },
      [stop],
    ),
    overscan: 2,
    scrollMargin: margin,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
  });
  // Whatever turns out larger or smaller above the eye must not move what is under it.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item) =>
    item.start < (virtualizer.scrollOffset ?? 0);

  // The rows begin below what stands above the oldest message.
  useLayoutEffect(() => {
    const above = feed.current?.previousElementSibling;
    const measure = () => setMargin(feed.current?.offsetTop ?? 0);
    const observer = new ResizeObserver(measure);
    if (above) observer.observe(above);
    return () => observer.disconnect();
  }, [feed]);

  // Where something takes room below, whoever reads the newest message goes on seeing it.
  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return;
    let height = list.clientHeight;
    const observer = new ResizeObserver(() => {
      const was = height;
      height = list.clientHeight;
      const wasAtEnd = list.scrollHeight - list.scrollTop - was < endThreshold;
      // Not by moving the list itself: what the virtualizer has under way for rows above would take it back.
      if (height < was && wasAtEnd) virtualizer.scrollToEnd();
    });
    observer.observe(list);
    return () => observer.disconnect();
  }, [scroller, virtualizer]);

  /** Bring a row into view. */
  const show = useCallback(
    (index: number, block: 'start' | 'center' | 'nearest') => {
      const id = rows[index]?.message.id;
      const drawn = id === undefined ? null : document.getElementById(messageElementId(id));
      if (drawn) {
        drawn.scrollIntoView({ block });
        settledAt.current = Math.min(settledAt.current, performance.now() + settlingMs);
      } else {
        virtualizer.scrollToIndex(index, { align: block === 'nearest' ? 'auto' : block });
        settledAt.current = performance.now() + settlingMs;
      }
    },
    [rows, virtualizer],
  );
  const showNewest = useCallback(() => {
    virtualizer.scrollToEnd();
    settledAt.current = performance.now() + settlingMs;
  }, [virtualizer]);

  /** For how many milliseconds a jump is still under way; until then its rows must stay where they are counted. */
  const unsettledMs = useCallback(() => Math.max(0, settledAt.current - performance.now()), []);

  return { virtualizer, margin, show, showNewest, unsettledMs };
}
