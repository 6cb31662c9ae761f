import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { RefreshingBar } from '../../../ui/refreshing-bar.tsx';
import { SkeletonArea } from '../../../ui/skeleton.tsx';
import { useZone } from '../message/message-time.tsx';
import { useChannelPlace } from '../use-channel-place.ts';
import { MessageSkeletons } from './edge.tsx';
import { Feed } from './feed.tsx';
import { JumpBar } from './jump-bar.tsx';
import type { MessageSource } from './source.ts';
import { useConversation } from './use-conversation.ts';
import { startOf, useJumps } from './use-jumps.ts';
import { type LeftLists, useLeft } from './use-left.ts';

interface Props {
  app: string;
  /** The list's name. */
  label: string;
  source: MessageSource;
  /** Where few messages stand. Default: bottom. */
  align?: 'top' | 'bottom';
  /** The message that the address points at has the focus from the beginning. Default: false. */
  takesFocus?: boolean;
  /** Where the lists of this page were left. */
  lefts?: LeftLists;
  beginning: (isEmpty: boolean) => ReactNode;
  onReply: (parentId: string, id: string) => void;
}

/** A list of messages with its states, and the bar that moves in it. */
export function MessageList({
  app,
  label,
  source,
  align = 'bottom',
  takesFocus = false,
  lefts,
  beginning,
  onReply,
}: Props) {
  const { search, change } = useChannelPlace();
  const { message, at } = search;
  const wish = { message, at: source.hasTimes ? at : undefined };
  const pointsAt = message ?? at;
  const { left, leave } = useLeft(
    JSON.stringify(source.key),
    JSON.stringify(search),
    pointsAt === undefined ? lefts : undefined,
  );
  const [start] = useState(() => (left ? startOf({}) : startOf(wish)));
  const conversation = useConversation({ source, start, left, onLeave: leave });
  const { window, error, isFetching } = conversation;
  const onPending = useCallback(
    (id: string) => change({ message: undefined, inspect: id }, { replace: true }),
    [change],
  );
  const zone = useZone();
  const jumps = useJumps({
    app,
    zone,
    conversation,
    ...wish,
    isBack: left !== undefined,
    takesFocus,
    onReply,
    onPending,
  });
  const [atEnd, setAtEnd] = useState(true);

  return (
    <>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div className="relative z-1">
          <RefreshingBar active={window !== undefined && (isFetching || conversation.isGoing)} />
        </div>
        {window === undefined ? (
          error ? (
            <ReadFailure
              error={error}
              title="Messages could not be read"
              notPermitted="You may not read messages"
              busy={isFetching}
              onRetry={conversation.refetch}
            />
          ) : (
            <SkeletonArea
              label="Reading messages"
              className="flex flex-1 flex-col justify-end overflow-hidden"
            >
              <MessageSkeletons rows={12} />
            </SkeletonArea>
          )
        ) : (
          <Feed
            label={label}
            align={align}
            window={window}
            conversation={conversation}
            target={jumps.target}
            marked={jumps.target?.id ?? message}
            left={left?.message}
            beginning={beginning(window.messages.length === 0)}
            onInspect={(id) => change({ inspect: id })}
            onAtEnd={setAtEnd}
            toNewest={jumps.toNewest}
          />
        )}
      </div>
      <JumpBar
        hasTimes={source.hasTimes}
        busy={conversation.isGoing}
        failure={jumps.failure ?? (window && error ? error.message : undefined)}
        notice={jumps.notice}
        atEnd={atEnd}
        onJump={(target) => {
          const next =
            target.kind === 'message'
              ? { message: target.id, at: undefined }
              : { message: undefined, at: target.at.toISOString() };
          if (next.message === wish.message && next.at === wish.at) jumps.again(next);
          else change(next);
        }}
        onNewest={() => {
          change({ message: undefined, at: undefined }, { replace: true });
          void jumps.newest();
        }}
      />
    </>
  );
}
