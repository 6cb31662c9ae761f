import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useZone } from '../message/message-time.tsx';
import { Edge } from './edge.tsx';
import { FeedRow, messageElementId } from './feed-row.tsx';
import { estimateHeight } from './estimate-height.ts';
import { messageRows } from './rows.ts';
import type { Conversation } from './use-conversation.ts';
import type { MessageWindow } from './window.ts';

/** A message to bring into view; a new object asks anew, even for the same message. */
export interface Target {
  id: string;
  /** Move the keyboard's focus there too. */
  focus: boolean;
}

interface Props {
  /** The feed's name. */
  label: string;
  window: MessageWindow;
  conversation: Conversation;
  target: Target | undefined;
  /** Id of the message that the address points at. */
  marked: string | undefined;
  /** Stands above the oldest message. */
  beginning: ReactNode;
  onInspect: (id: string) => void;
  /** Whether the newest message is in view. */
  onAtEnd: (atEnd: boolean) => void;
  /** Counts the wishes to be at the newest message. */
  toNewest: number;
}

/** How many rows before an end the next page is asked for. */
const readAhead = 12;

/** Messages, the newest at the bottom, of which only those in view exist. Reads on at both ends and keeps its place. */
export function Feed(props: Props) {
  const { window, conversation, target, marked, toNewest, onAtEnd } = props;
  const zone = useZone();
  const rows = useMemo(() => messageRows(window.messages, zone), [window.messages, zone]);
  const scroller = useRef<HTMLDivElement>(null);
  const feed = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [active, setActive] = useState<string>();
  const [hovered, setHovered] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const settled = useRef(false);

  const found = rows.findIndex(({ message }) => message.id === active);
  const lastIndex = useRef(0);
  if (found !== -1) lastIndex.current = found;
  // The stop of a message that is gone passes to its neighbour.
  const stop =
    found === -1 ? Math.min(active === undefined ? Infinity : lastIndex.current, rows.length - 1) : found;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => rows[index]?.message.id ?? index, [rows]),
    estimateSize: (index) => estimateHeight(rows[index], scroller.current?.clientWidth ?? 0),
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return stop < 0 || shown.includes(stop) ? shown : [...shown, stop].toSorted((a, b) => a - b);
      },
      [stop],
    ),
    overscan: 6,
    scrollMargin: margin,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 24,
  });
  // Whatever turns out larger or smaller above the eye must not move what is under it.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item) =>
    item.start < (virtualizer.scrollOffset ?? 0);

  useLayoutEffect(() => {
    const measure = () => setMargin(feed.current?.offsetTop ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current?.firstElementChild) observer.observe(scroller.current.firstElementChild);
    return () => observer.disconnect();
  }, []);

  const wantsFocus = useRef(false);
  useLayoutEffect(() => {
    if (!wantsFocus.current || active === undefined) return;
    const element = document.getElementById(messageElementId(active));
    if (!element) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  });

  const show = useCallback(
    (index: number, align: 'auto' | 'center', focus: boolean) => {
      const id = rows[index]?.message.id;
      if (id === undefined) return;
      wantsFocus.current = focus;
      setActive(id);
      virtualizer.scrollToIndex(index, { align });
    },
    [rows, virtualizer],
  );

  const targeted = useRef<Target>(undefined);
  useLayoutEffect(() => {
    if (!target || targeted.current === target) return;
    const index = rows.findIndex(({ message }) => message.id === target.id);
    if (index === -1) return;
    targeted.current = target;
    settled.current = true;
    show(index, 'center', target.focus);
  }, [target, rows, show]);

  const newest = useRef(-1);
  useLayoutEffect(() => {
    if (newest.current === toNewest || (target && toNewest === 0)) return;
    newest.current = toNewest;
    settled.current = true;
    virtualizer.scrollToEnd();
    if (toNewest > 0) setActive(rows.at(-1)?.message.id);
  }, [toNewest, target, virtualizer, rows]);

  const items = virtualizer.getVirtualItems();
  useReadOn(items, rows.length, props, settled);

  const offset = virtualizer.scrollOffset ?? 0;
  const atEnd = !window.hasNewer && virtualizer.isAtEnd(80);
  const topIndex = virtualizer.getVirtualItemForOffset(offset)?.index;
  useEffect(() => {
    onAtEnd(atEnd);
    const top = topIndex === undefined ? undefined : rows[topIndex]?.message;
    if (settled.current) conversation.look(atEnd ? undefined : top);
  }, [atEnd, topIndex, rows, conversation, onAtEnd]);

  // A message that went while it had the focus leaves it to its neighbour, not to the page.
  useEffect(() => {
    if (active === undefined || found !== -1 || document.activeElement !== document.body) return;
    const neighbour = rows[stop]?.message.id;
    if (neighbour === undefined) return;
    wantsFocus.current = focused !== undefined;
    setActive(neighbour);
  }, [active, found, rows, stop, focused]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const id = event.target.dataset['message'];
    if (id === undefined) return;
    const move = movesTo(event.key, stop, rows.length);
    if (event.key === 'Enter') props.onInspect(id);
    else if (move === undefined) return;
    else show(move, 'auto', true);
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="relative flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain [overflow-anchor:none]"
      onPointerOver={({ target: over }) => setHovered(messageAt(over))}
      onPointerLeave={() => setHovered(undefined)}
    >
      <div className="mt-auto flex min-h-24 shrink-0 flex-col justify-end pt-2">
        {window.hasOlder ? (
          <Edge side="older" state={conversation.edges.older} onRetry={() => conversation.extend('older')} />
        ) : (
          props.beginning
        )}
      </div>
      <div
        ref={feed}
        role="feed"
        aria-label={props.label}
        aria-busy={conversation.isFetching || conversation.edges.older.busy || conversation.edges.newer.busy}
        className="relative shrink-0"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={({ target: on }) => {
          const id = messageAt(on);
          setFocused(id);
          if (id !== undefined) setActive(id);
        }}
        onBlur={() => setFocused(undefined)}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const { id } = row.message;
          const isAbove = id === hovered || id === focused;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={`absolute inset-x-0 top-0 ${isAbove ? 'z-1' : ''}`}
              style={{ transform: `translateY(${item.start - margin}px)` }}
            >
              <FeedRow
                row={row}
                index={item.index}
                isStop={item.index === stop}
                isFocused={id === focused}
                isHovered={id === hovered}
                isMarked={id === marked}
              />
            </div>
          );
        })}
      </div>
      <div className="shrink-0 pb-3">
        {window.hasNewer && (
          <Edge side="newer" state={conversation.edges.newer} onRetry={() => conversation.extend('newer')} />
        )}
      </div>
    </div>
  );
}

/** Ask for the next page as an end comes near. */
function useReadOn(
  items: readonly VirtualItem[],
  count: number,
  { window, conversation }: Props,
  settled: { readonly current: boolean },
): void {
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { extend, edges } = conversation;
  useEffect(() => {
    if (!settled.current || count === 0) return;
    if (window.hasOlder && first < readAhead && !edges.older.busy && !edges.older.error) extend('older');
    if (window.hasNewer && last >= count - readAhead && !edges.newer.busy && !edges.newer.error)
      extend('newer');
  }, [first, last, count, window, edges, extend, settled]);
}

function movesTo(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function messageAt(target: EventTarget): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-message]') : null;
  return element?.dataset['message'];
}
