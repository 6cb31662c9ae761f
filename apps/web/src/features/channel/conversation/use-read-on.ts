import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import type { MessageRow } from './rows.ts';
import type { Conversation } from './use-conversation.ts';
import type { MessageWindow } from './window.ts';

interface Options {
  window: MessageWindow;
  conversation: Conversation;
  rows: readonly MessageRow[];
  virtualizer: Virtualizer<HTMLElement, Element>;
  /** For how many milliseconds a jump is still under way. */
  unsettledMs: () => number;
  onAtEnd: (atEnd: boolean) => void;
}

/** How many rows before an end the next page is asked for. */
const readAhead = 12;
/** How far from the end still counts as being there, in pixels. */
const nearEnd = 80;

/** Ask for the next page as an end comes near, and tell the conversation what the reader looks at. */
export function useReadOn({ window, conversation, rows, virtualizer, unsettledMs, onAtEnd }: Options): void {
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const count = rows.length;
  const { extend, edges, look } = conversation;
  const older = window.hasOlder && first < readAhead && !edges.older.busy && !edges.older.error;
  const newer = window.hasNewer && last >= count - readAhead && !edges.newer.busy && !edges.newer.error;
  const atEnd = !window.hasNewer && virtualizer.isAtEnd(nearEnd);
  const top = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index;
  const topMessage = top === undefined ? undefined : rows[top]?.message;
  const [, setLooks] = useState(0);
  useEffect(() => {
    const waitMs = unsettledMs();
    if (Number.isFinite(waitMs)) look(atEnd ? undefined : topMessage, waitMs === 0);
    if (waitMs > 0) {
      if (!Number.isFinite(waitMs)) return undefined;
      const timer = setTimeout(() => setLooks((looks) => looks + 1), waitMs);
      return () => clearTimeout(timer);
    }
    if (older) extend('older');
    if (newer) extend('newer');
    return undefined;
  });

  useEffect(() => onAtEnd(atEnd), [atEnd, onAtEnd]);
}
