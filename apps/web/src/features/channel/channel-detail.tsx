import { ChatApiError } from '@backchannel/chat-api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { App } from '../../api/session.ts';
import { count } from '../../lib/numbers.ts';
import { lazyPart } from '../../lib/part.ts';
import { useTitle } from '../../lib/use-title.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { useBeside } from '../../table/beside.ts';
import { IconButton } from '../../ui/button.tsx';
import { RefreshingBar } from '../../ui/refreshing-bar.tsx';
import { Skeleton, SkeletonArea } from '../../ui/skeleton.tsx';
import { TabCount, tabProps, TabStrip } from '../../ui/tabs.tsx';
import { channelName } from '../channels/channel-facts.ts';
import { knownChannel } from '../channels/queries.ts';
import { ChannelHead } from './channel-head.tsx';
import { type ChannelTab, channelTabs } from './channel-search.ts';
import { Conversation } from './conversation/conversation.tsx';
import { MessageSkeletons } from './conversation/edge.tsx';
import type { LeftLists } from './conversation/use-left.ts';
import { GoneChannel } from './gone-channel.tsx';
import { HeadSkeleton } from './head-skeleton.tsx';
import { channelQuery } from './queries.ts';
import { changed, useChannelPlace } from './use-channel-place.ts';

const MembersTab = lazyPart(async () => ({
  default: (await import('./members/members-tab.tsx')).MembersTab,
}));
const DataTab = lazyPart(async () => ({ default: (await import('./data/data-tab.tsx')).DataTab }));
const ChannelDanger = lazyPart(async () => ({
  default: (await import('../channel-actions/channel-danger.tsx')).ChannelDanger,
}));

const tabNames: Record<ChannelTab, string> = {
  conversation: 'Conversation',
  members: 'Members',
  data: 'Data',
  danger: 'Danger',
};

interface Props {
  app: App;
  cid: string;
}

/** One channel: beside the list or as its own page. */
export function ChannelDetail({ app, cid }: Props) {
  const queries = useQueryClient();
  const beside = useBeside();
  const { search } = useChannelPlace();
  const { data, error, isFetching, refetch } = useQuery(channelQuery(app.id, cid));
  // What the list knows stands in the head until the answer is here.
  const channel = data?.channel ?? (error ? undefined : knownChannel(queries, app.id, cid));
  const name = channel ? channelName(channel) : cid;
  const tab = search.tab ?? 'conversation';
  const Heading = beside ? 'h2' : 'h1';
  const isGone = error instanceof ChatApiError && error.status === 404;
  useTitle(name, app.label);
  const [lefts] = useState((): LeftLists => new Map());
  const pane = useRef<HTMLElement>(null);
  const wasFocused = useRef(false);
  const isSettled = channel !== undefined || error !== null;
  useEffect(() => {
    // The heading that stood in for the name may have been given the focus, which would go with it.
    if (isSettled && wasFocused.current && document.activeElement === document.body)
      pane.current?.querySelector<HTMLElement>('h1, h2')?.focus({ preventScroll: true });
    wasFocused.current = false;
  }, [isSettled]);

  return (
    <section
      ref={pane}
      data-pane
      data-wide={beside === undefined}
      aria-label={name}
      tabIndex={-1}
      className="flex h-full min-h-0 flex-col outline-none"
    >
      {channel && !isGone ? (
        <>
          <ChannelHead app={app} channel={channel} raw={data ?? channel} onRefresh={() => void refetch()} />
          <Tabs tab={tab} members={channel.member_count} isRefreshing={isFetching && data !== undefined} />
          {data?.channel ? (
            <Suspense fallback={<TabSkeleton />}>
              {tab === 'conversation' && (
                <Conversation app={app} state={data} channel={data.channel} lefts={lefts} />
              )}
              {tab === 'members' && <MembersTab app={app.id} channel={data.channel} />}
              {tab === 'data' && <DataTab channel={data.channel} />}
              {tab === 'danger' && (
                <div className="min-h-0 flex-1 overflow-y-auto p-4">
                  <ChannelDanger app={app} channel={data.channel} />
                </div>
              )}
            </Suspense>
          ) : (
            <TabSkeleton />
          )}
        </>
      ) : (
        <>
          <div
            className={clsx(
              'flex shrink-0 items-start px-4 pt-2 pb-1',
              error ? 'min-h-12 border-b border-line' : beside ? 'h-16' : 'h-14',
            )}
          >
            {error ? (
              <Heading tabIndex={-1} className="mono min-w-0 flex-1 truncate text-section outline-none">
                {cid}
              </Heading>
            ) : (
              <>
                <Heading
                  tabIndex={-1}
                  className="sr-only"
                  onFocus={() => {
                    wasFocused.current = true;
                  }}
                >
                  {cid}
                </Heading>
                {!beside && <Skeleton className="mt-1 mr-2 size-8 max-phone:hidden" />}
                <HeadSkeleton />
              </>
            )}
            {beside && <IconButton icon={X} label="Close" keys="Escape" onClick={beside.close} />}
          </div>
          {isGone ? (
            <GoneChannel app={app.id} error={error} onRetry={() => void refetch()} busy={isFetching} />
          ) : error ? (
            <ReadFailure
              error={error}
              title="The channel could not be read"
              notPermitted="You may not see channels"
              busy={isFetching}
              onRetry={() => void refetch()}
            />
          ) : (
            <>
              <Tabs tab={tab} />
              <TabSkeleton />
            </>
          )}
        </>
      )}
    </section>
  );
}

interface TabsProps {
  tab: ChannelTab;
  /** How many there are, once that is known. */
  members?: number | undefined;
  isRefreshing?: boolean;
}

function Tabs({ tab, members, isRefreshing = false }: TabsProps) {
  return (
    <div className="relative border-b border-line px-4">
      <TabStrip label="Parts of the channel" className="-mb-px">
        {channelTabs.map((part) => (
          <Link
            key={part}
            to="."
            search={(old) => changed(old, { ...onlyTab, tab: part === 'conversation' ? undefined : part })}
            {...tabProps(part === tab)}
          >
            {tabNames[part]}
            {part === 'members' && members !== undefined && <TabCount>{count(members)}</TabCount>}
          </Link>
        ))}
      </TabStrip>
      <RefreshingBar active={isRefreshing} />
    </div>
  );
}

// Another part begins afresh: what was jumped to belongs to the conversation, what is looked for to the members.
const onlyTab = {
  message: undefined,
  at: undefined,
  thread: undefined,
  inspect: undefined,
  find: undefined,
  who: undefined,
};

function TabSkeleton() {
  return (
    <SkeletonArea
      label="Reading the channel"
      className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden pb-14"
    >
      <MessageSkeletons rows={10} />
    </SkeletonArea>
  );
}
