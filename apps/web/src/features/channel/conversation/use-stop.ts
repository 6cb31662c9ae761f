import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { messageElementId } from './message-element.ts';
import type { MessageRow } from './rows.ts';

/** The one message of a feed that Tab leads to. */
interface Stop {
  /** Its index, -1 when there are no messages. The newest until another was chosen. */
  stop: number;
  setActive: (id: string) => void;
  /** Make it the stop, and give it the keyboard's focus as soon as it is drawn. */
  focusOn: (id: string) => void;
}

/** `hasFocus`: the focus is on some message of the feed. */
export function useStop(rows: readonly MessageRow[], hasFocus: boolean): Stop {
  const [active, setActive] = useState<string>();
  const [lastIndex, setLastIndex] = useState(Infinity);
  const wanted = useRef<string>(undefined);
  const found = active === undefined ? -1 : rows.findIndex(({ message }) => message.id === active);
  // Kept while rendering, so that the stop of a message that goes passes to its neighbour.
  if (found !== -1 && found !== lastIndex) setLastIndex(found);
  const stop = found === -1 ? Math.min(lastIndex, rows.length - 1) : found;

  useLayoutEffect(() => {
    const element =
      wanted.current === undefined ? null : document.getElementById(messageElementId(wanted.current));
    if (!element) return;
    wanted.current = undefined;
    element.focus({ preventScroll: true });
  });

  const focusOn = useCallback((id: string) => {
    wanted.current = id;
    setActive(id);
    // Drawn again even when it is the stop already.
    setLastIndex(Infinity);
  }, []);

  const hadFocus = useRef(false);
  useEffect(() => {
    // A message that went while it had the focus leaves it to its neighbour, not to the page.
    const neighbour = rows[stop]?.message.id;
    const isLost = hadFocus.current && document.activeElement === document.body;
    // Nor is it lost with a button of a message that is no longer there once it was pressed.
    const isStill = found !== -1 && hasFocus;
    if (active !== undefined && (found === -1 || isStill) && isLost && neighbour !== undefined) {
      document.getElementById(messageElementId(neighbour))?.focus({ preventScroll: true });
    }
    hadFocus.current = hasFocus;
  }, [active, found, rows, stop, hasFocus]);

  return { stop, setActive, focusOn };
}
