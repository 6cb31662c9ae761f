import { ChatApiError } from '@backchannel/chat-api';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type MessageSource, type Place, pageSize } from './source.ts';
import type { Left } from './use-left.ts';
import { type MessageWindow, withNewer, withOlder } from './window.ts';

export type Side = 'older' | 'newer';

/** What has become of the last attempt to read on at one end. */
export interface EdgeState {
  busy: boolean;
  error: Error | undefined;
}

const restingEdge: EdgeState = { busy: false, error: undefined };

/** The read part of a list of messages, and how to read more of it. */
export interface Conversation {
  window: MessageWindow | undefined;
  /** Why there is none, or why it could not be read again. */
  error: Error | null;
  isFetching: boolean;
  /** Read again what is there, or what could not be read. */
  refetch: () => void;
  edges: Record<Side, EdgeState>;
  /** Read on at one end; nothing happens while that is under way or when there is no more. */
  extend: (side: Side) => void;
  /** Go elsewhere. Resolves to what is there; the old part stays shown until then, and for good when it throws. */
  go: (place: Place) => Promise<MessageWindow>;
  isGoing: boolean;
  /** Tell what the reader looks at, undefined at the newest end: to come back to it, and, once it has come to rest, so that
   *  reading again keeps it in view. */
  look: (message: MessageResponse | undefined, isSettled: boolean) => void;
}

interface Options {
  source: MessageSource;
  start: Place;
  /** Where it was left before: it is read around there instead. */
  left: Left | undefined;
  /** Called when it is left. The same function for every draw. */
  onLeave: (left: Left) => void;
}

/** Reads from `start`; then only on demand. Whatever a write makes stale is read again around where the reader is. */
export function useConversation({ source, start, left, onLeave }: Options): Conversation {
  const queries = useQueryClient();
  const looking = useRef(left?.message);
  const looked = useRef(left);
  const [edges, setEdges] = useState({ older: restingEdge, newer: restingEdge });
  const busy = useRef({ older: false, newer: false });
  const going = useRef<AbortController>(undefined);
  const [isGoing, setIsGoing] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: source.key,
    queryFn: ({ signal }) =>
      looking.current ? source.readAgain(looking.current, signal) : beginAt(source, start, signal),
    // Who comes back later reads anew, be it around where they were.
    gcTime: 0,
    // An old window would be joined to a new one with a gap that nobody sees: each is read whole.
    structuralSharing: false,
    // The newest page is the head's own call, which repeats itself.
    ...(start.at === 'newest' && left?.message === undefined && { retry: false }),
  });
  useEffect(() => () => going.current?.abort(), []);
  useEffect(
    () => () => {
      if (looked.current) onLeave(looked.current);
    },
    [onLeave],
  );

  const setEdge = useCallback((side: Side, state: EdgeState) => {
    busy.current[side] = state.busy;
    setEdges((before) => ({ ...before, [side]: state }));
  }, []);

  const extend = useCallback(
    (side: Side) => {
      const window = queries.getQueryData<MessageWindow>(source.key);
      const edge = side === 'older' ? window?.messages[0] : window?.messages.at(-1);
      const hasMore = side === 'older' ? window?.hasOlder : window?.hasNewer;
      if (!edge || hasMore !== true || busy.current[side]) return;
      setEdge(side, { busy: true, error: undefined });
      source[side](edge.id).then(
        (page) => {
          setEdge(side, restingEdge);
          queries.setQueryData<MessageWindow>(source.key, (now) => joined(now, side, edge.id, page));
        },
        (cause: unknown) => {
          setEdge(side, { busy: false, error: cause instanceof Error ? cause : new Error(String(cause)) });
        },
      );
    },
    [queries, source, setEdge],
  );

  const go = useCallback(
    async (place: Place) => {
      going.current?.abort();
      const controller = new AbortController();
      going.current = controller;
      setIsGoing(true);
      try {
        await queries.cancelQueries({ queryKey: source.key, exact: true });
        const window = await source.read(place, controller.signal);
        controller.signal.throwIfAborted();
        looking.current = undefined;
        queries.setQueryData(source.key, window);
        setEdges({ older: restingEdge, newer: restingEdge });
        return window;
      } finally {
        if (going.current === controller) setIsGoing(false);
      }
    },
    [queries, source],
  );

  const look = useCallback((message: MessageResponse | undefined, isSettled: boolean) => {
    if (isSettled) looking.current = message;
    looked.current = { message };
  }, []);

  return {
    window: data,
    error,
    isFetching,
    refetch: () => void refetch(),
    edges,
    extend,
    go,
    isGoing,
    look,
  };
}

/** A link to a message that is gone still leads to its conversation. */
async function beginAt(source: MessageSource, start: Place, signal: AbortSignal): Promise<MessageWindow> {
  try {
    return await source.read(start, signal);
  } catch (error) {
    const isGone = error instanceof ChatApiError && error.status === 404;
    if (start.at === 'message' && isGone) return source.read({ at: 'newest' }, signal);
    throw error;
  }
}

/** A page that comes back after the window was replaced belongs to nothing any more. */
function joined(
  window: MessageWindow | undefined,
  side: Side,
  edgeId: string,
  page: readonly MessageResponse[],
): MessageWindow | undefined {
  const edge = side === 'older' ? window?.messages[0] : window?.messages.at(-1);
  if (!window || edge?.id !== edgeId) return window;
  return side === 'older' ? withOlder(window, page, pageSize) : withNewer(window, page, pageSize);
}
