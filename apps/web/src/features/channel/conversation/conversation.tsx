import type { ChannelStateResponse } from '@backchannel/chat-api/types';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { App } from '../../../api/session.ts';
import { lazyPart } from '../../../lib/part.ts';
import { useShortcut } from '../../../lib/use-shortcut.ts';
import { MessageContext } from '../message/message-context.ts';
import { useChannelPlace } from '../use-channel-place.ts';
import { Beginning } from './beginning.tsx';
import { messageElementId } from './message-element.ts';
import { MessageList } from './message-list.tsx';
import { PinnedStrip } from './pinned-strip.tsx';
import { channelSource } from './source.ts';
import type { LeftLists } from './use-left.ts';

const Thread = lazyPart(async () => ({ default: (await import('../thread/thread.tsx')).Thread }));
const Inspector = lazyPart(async () => ({ default: (await import('../inspector/inspector.tsx')).Inspector }));

interface Props {
  app: App;
  state: ChannelStateResponse;
  channel: NonNullable<ChannelStateResponse['channel']>;
  /** Where the lists of messages of this page were left. */
  lefts: LeftLists;
}

/** What was said in a channel: its messages, or the thread that the address names, and the inspector over them. */
export function Conversation({ app, state, channel, lefts }: Props) {
  const { cid } = channel;
  const queries = useQueryClient();
  const { search, change } = useChannelPlace();
  const { thread, inspect } = search;
  // From one to the other: what had the focus is gone. Not so when the page begins with it.
  const [shown, setShown] = useState({ thread, hasMoved: false });
  if (shown.thread !== thread) setShown({ thread, hasMoved: true });
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Out of a thread by the browser's Back: no message is pointed at that would take the focus.
    if (shown.hasMoved && thread === undefined && document.activeElement === document.body)
      around.current?.closest<HTMLElement>('[data-pane]')?.focus({ preventScroll: true });
  }, [shown.hasMoved, thread]);
  const source = useMemo(() => channelSource(queries, app.id, cid), [queries, app.id, cid]);
  const showReply = useCallback(
    (parent: string, id: string) => change({ thread: parent, message: id }, { replace: true }),
    [change],
  );
  const list = useMemo(
    () => ({
      app,
      channel,
      inThread: thread !== undefined,
      // A message that turns out to be a reply leads on into its thread.
      jumpTo: (id: string) => change({ message: id, thread: undefined, at: undefined, inspect: undefined }),
      openThread: (id: string) => change({ thread: id, message: undefined, inspect: undefined }),
      inspect: (id: string) => change({ inspect: id }),
    }),
    [app, channel, thread, change],
  );
  const leaveThread = () => change({ thread: undefined, message: thread, inspect: undefined });
  const closeInspector = () => {
    change({ inspect: undefined });
    // Back to the message, whose row was there all the time.
    requestAnimationFrame(() => document.getElementById(messageElementId(inspect ?? ''))?.focus());
  };
  // Here and not in what they close, which may still be on its way.
  useShortcut(
    { keys: 'Escape', label: 'Back to the conversation', group: 'Conversation', run: leaveThread },
    thread !== undefined,
  );
  useShortcut(
    { keys: 'Escape', label: 'Close the message', group: 'Conversation', run: closeInspector },
    inspect !== undefined,
  );
  return (
    <MessageContext value={list}>
      <div ref={around} className="relative flex min-h-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {thread === undefined ? (
            <>
              <PinnedStrip app={app.id} cid={cid} pinned={state.pinned_messages} onJump={list.jumpTo} />
              <MessageList
                key={cid}
                app={app.id}
                label="Messages"
                source={source}
                takesFocus={shown.hasMoved}
                lefts={lefts}
                beginning={(isEmpty) => <Beginning channel={channel} isEmpty={isEmpty} />}
                onReply={showReply}
              />
            </>
          ) : (
            <Suspense>
              <Thread
                key={thread}
                app={app.id}
                parentId={thread}
                takesFocus={shown.hasMoved}
                onLeave={leaveThread}
              />
            </Suspense>
          )}
        </div>
        {inspect !== undefined && (
          <Suspense>
            <Inspector key={inspect} app={app} messageId={inspect} onClose={closeInspector} />
          </Suspense>
        )}
      </div>
    </MessageContext>
  );
}
