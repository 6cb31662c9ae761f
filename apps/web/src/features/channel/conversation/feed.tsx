import type { MessageResponse } from '@backchannel/chat-api/types';
import { clsx } from 'clsx';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { loadPart } from '../../../lib/part.ts';
import { useZone } from '../message/message-time.tsx';
import { Edge } from './edge.tsx';
import { FeedRow, loadMessageActions } from './feed-row.tsx';
import { messageRows } from './rows.ts';
import type { Conversation } from './use-conversation.ts';
import { useFeedScroll } from './use-feed-scroll.ts';
import { useReadOn } from './use-read-on.ts';
import { useStop } from './use-stop.ts';
import type { MessageWindow } from './window.ts';

/** A message to bring into view; a new object asks anew, even for the same message. */
export interface Target {
  id: string;
  /** Move the keyboard's focus there too. */
  focus: boolean;
}

export interface FeedProps {
  /** The feed's name. */
  label: string;
  window: MessageWindow;
  conversation: Conversation;
  target: Target | undefined;
  /** Id of the message that the address points at. */
  marked: string | undefined;
  /** The message at whose place one begins; default: at the newest. */
  left: MessageResponse | undefined;
  /** Where few messages stand. */
  align: 'top' | 'bottom';
  /** Stands above the oldest message. */
  beginning: ReactNode;
  onInspect: (id: string) => void;
  /** Whether the newest message is in view. */
  onAtEnd: (atEnd: boolean) => void;
  /** Counts the wishes to be at the newest message. */
  toNewest: number;
}

/** Messages, the newest at the bottom, of which only those in view exist. Reads on at both ends and keeps its place. */
export function Feed(props: FeedProps) {
  const { window, conversation, target, marked, left, toNewest, align } = props;
  const zone = useZone();
  const rows = useMemo(() => messageRows(window.messages, zone), [window.messages, zone]);
  const scroller = useRef<HTMLDivElement>(null);
  const feed = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const { stop, setActive, focusOn } = useStop(rows, focused !== undefined);
  const { virtualizer, margin, show, showNewest, unsettledMs } = useFeedScroll({
    rows,
    scroller,
    feed,
    stop,
  });

  // Its keys must be there by the time somebody has moved to a message, not come after the first one was pressed.
  useEffect(() => {
    void loadPart(loadMessageActions);
  }, []);
  const reached = useRef<Target>(undefined);
  const newest = useRef(-1);
  useLayoutEffect(() => {
    const index = target ? rows.findIndex(({ message }) => message.id === target.id) : -1;
    if (target && reached.current !== target && index !== -1) {
      reached.current = target;
      newest.current = toNewest;
      show(index, 'center');
      if (target.focus) focusOn(target.id);
      else setActive(target.id);
    } else if (newest.current !== toNewest) {
      const isFirst = newest.current === -1;
      newest.current = toNewest;
      // Where it stood, if it is no longer there.
      const at =
        isFirst && left ? rows.findIndex(({ message }) => message.created_at >= left.created_at) : -1;
      if (at === -1) showNewest();
      else show(at, 'start');
    }
  }, [target, toNewest, rows, left, show, showNewest, focusOn, setActive]);

  const items = virtualizer.getVirtualItems();
  useReadOn({ ...props, rows, virtualizer, unsettledMs });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const id = event.target.dataset['message'];
    if (id === undefined) return;
    const to = movesTo(event.key, stop, rows.length);
    const next = to === undefined ? undefined : rows[to]?.message.id;
    if (event.key === 'Enter') props.onInspect(id);
    else if (to === undefined || next === undefined) return;
    else {
      show(to, 'nearest');
      focusOn(next);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="relative flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain [overflow-anchor:none]"
      onPointerOver={({ target: over }) => setHovered(messageAt(over))}
      onPointerLeave={() => setHovered(undefined)}
    >
      <div
        className={clsx(
          'flex shrink-0 flex-col justify-end pt-2',
          align === 'bottom' && 'mt-auto',
          (align === 'bottom' || window.hasOlder) && 'min-h-24',
        )}
      >
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
        onBlur={({ relatedTarget, currentTarget }) => {
          // On its way to the actions of the same message: they must still be there when it arrives.
          if (!currentTarget.contains(relatedTarget)) setFocused(undefined);
        }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const { id } = row.message;
          return (
            <FeedRow
              key={item.key}
              row={row}
              index={item.index}
              isStop={item.index === stop}
              isFocused={id === focused}
              isHovered={id === hovered}
              isMarked={id === marked}
              top={item.start - margin}
              measure={virtualizer.measureElement}
            />
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
