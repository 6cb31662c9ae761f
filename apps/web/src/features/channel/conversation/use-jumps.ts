import { ChatApiError, toDate } from '@backchannel/chat-api';
import { getMessage } from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { inWords } from '../../../api/errors-in-words.ts';
import { query } from '../../../api/query.ts';
import type { Target } from './feed.tsx';
import { noMessageWords, otherDayWords } from './jump-target.ts';
import type { Place } from './source.ts';
import type { Conversation } from './use-conversation.ts';
import { indexAt, type MessageWindow } from './window.ts';

interface Wish {
  message?: string | undefined;
  at?: string | undefined;
}

interface Options extends Wish {
  app: string;
  /** Of the operator. */
  zone: string;
  conversation: Conversation;
  /** Already where somebody was: the address has led there before. */
  isBack: boolean;
  /** The focus moves to the first target, too. */
  takesFocus: boolean;
  /** The message is a reply: it is shown in its thread. */
  onReply: (parentId: string, id: string) => void;
  /** The message waits to be committed: the API has it by its id, and in no list but its author's. */
  onPending: (id: string) => void;
}

/** Where to begin reading for what the address asks. */
export function startOf({ message, at }: Wish): Place {
  if (message !== undefined) return { at: 'message', id: message };
  return at === undefined ? { at: 'newest' } : { at: 'time', time: new Date(at) };
}

/** Brings what the address points at into view, reading it first where it must be read. */
export function useJumps(options: Options) {
  const { app, zone, conversation, message, at, isBack, takesFocus, onReply, onPending } = options;
  const queries = useQueryClient();
  const [target, setTarget] = useState<Target>();
  const [failure, setFailure] = useState<{ of: string | undefined; text: string }>();
  const [notice, setNotice] = useState<{ of: string | undefined; text: string | undefined }>();
  const [toNewest, setToNewest] = useState(0);
  const done = useRef(isBack ? (message ?? at) : undefined);
  const isFirst = useRef(true);
  const { window, go } = conversation;

  const findReply = useCallback(
    async (id: string) => {
      const answer = await queries.fetchQuery(query(getMessage, app, { params: { id } }));
      const parent = answer.message.parent_id;
      if (answer.pending_message_metadata !== undefined) onPending(id);
      else if (parent === undefined) setFailure({ of: id, text: 'This message is not in the conversation.' });
      else onReply(parent, id);
    },
    [app, queries, onReply, onPending],
  );

  const reach = useCallback(
    async (wish: Wish, known: MessageWindow | undefined, isAlreadyThere: boolean, focus: boolean) => {
      try {
        const has = known?.messages.some(({ id }) => id === wish.message) === true;
        const read = await (has || isAlreadyThere ? known : go(startOf(wish)));
        setFailure(undefined);
        const found = foundFor(wish, read);
        setNotice({ of: wish.message ?? wish.at, text: found && otherDay(wish, found, zone) });
        if (found !== undefined) setTarget({ id: found.id, focus });
        else if (wish.message !== undefined) await findReply(wish.message);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return;
        setFailure({ of: wish.message ?? wish.at, text: failureWords(error, wish) });
      }
    },
    [go, findReply, zone],
  );

  useEffect(() => {
    const wished = message ?? at;
    if (!window) return;
    const first = isFirst.current;
    isFirst.current = false;
    if (done.current === wished) return;
    done.current = wished;
    // The first window was read for this very wish; focus stays where the navigation put it.
    // oxlint-disable-next-line react/set-state-in-effect -- state follows only after what it reads has come
    if (wished !== undefined) void reach({ message, at }, window, first, !first || takesFocus);
  }, [message, at, window, reach, takesFocus]);

  const newest = useCallback(async () => {
    try {
      await go({ at: 'newest', fresh: true });
      setFailure(undefined);
      setTarget(undefined);
      setToNewest((count) => count + 1);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      setFailure({ of: undefined, text: inWords(error).detail });
    }
  }, [go]);

  /** The same wish once more: somebody has scrolled away and asks again. */
  const again = useCallback((wish: Wish) => void reach(wish, window, false, true), [reach, window]);

  // What was said of another place is no longer of interest.
  const ofThis = (said: typeof notice) => (said?.of === (message ?? at) ? said?.text : undefined);
  return { target, failure: ofThis(failure), notice: ofThis(notice), toNewest, newest, again };
}

function failureWords(error: unknown, { message }: Wish): string {
  const isUnknown = error instanceof ChatApiError && error.status === 404;
  return isUnknown && message !== undefined ? noMessageWords(message) : inWords(error).detail;
}

function foundFor({ message, at }: Wish, window: MessageWindow | undefined): MessageResponse | undefined {
  if (!window) return undefined;
  if (message !== undefined) return window.messages.find(({ id }) => id === message);
  return at === undefined ? undefined : window.messages[indexAt(window.messages, Date.parse(at))];
}

const otherDay = ({ message, at }: Wish, found: MessageResponse, zone: string): string | undefined =>
  message !== undefined || at === undefined
    ? undefined
    : otherDayWords(new Date(at), toDate(found.created_at), zone);
