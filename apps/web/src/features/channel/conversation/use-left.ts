import type { MessageResponse } from '@backchannel/chat-api/types';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Where a list of messages was left. */
export interface Left {
  /** The one at its upper edge; undefined: it stood at the newest. */
  message: MessageResponse | undefined;
}

/** By the list's key. */
export type LeftLists = Map<string, Left>;

/** Those of this tab's history, by entry, for as long as the page lives. */
const entries = new Map<string, LeftLists>();

/**
 * Where a list of messages was left when somebody comes back to it: by the browser's Back and Forward, or from another
 * part of the page, whose lists are `inPage`. Whoever opens it anew begins at the newest message, or where the address
 * points. `address`: what may change of it while the list is there.
 */
export function useLeft(list: string, address: string, inPage: LeftLists | undefined) {
  const { history } = useRouter();
  const [left] = useState(() => entries.get(entryOf(history))?.get(list) ?? inPage?.get(list));
  // By the time that the list goes, the entry is already the next one.
  const entry = useRef('');
  useEffect(() => {
    entry.current = entryOf(history);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- with another address, the entry is another one
  }, [history, address]);
  const leave = useCallback(
    (next: Left) => {
      inPage?.set(list, next);
      const known = entries.get(entry.current) ?? new Map<string, Left>();
      entries.set(entry.current, known.set(list, next));
    },
    [inPage, list],
  );
  return { left, leave };
}

const entryOf = ({ location }: ReturnType<typeof useRouter>['history']): string => location.state.key ?? '';
