import { queryChannels } from '@backchannel/chat-api/operations';
import type { ChannelResponse, QueryChannelsResponse } from '@backchannel/chat-api/types';
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
} from '@tanstack/react-query';
import { chat } from '../../api/client.ts';
import {
  channelsBody,
  channelsLastOffset,
  channelsPageSize,
  type ChannelsSearch,
} from './channels-request.ts';

/** What decides which channels are listed, and in which order. */
export type ChannelsPlace = Pick<ChannelsSearch, 'filter' | 'sort' | 'as'>;

export interface ChannelList {
  rows: ChannelResponse[];
  /** Why there are no more: all are here, or the API pages no farther. Undefined while there are more. */
  end: 'all' | 'reach' | undefined;
  pages: number;
}

/** The channels of a place, page by page as far as the API goes. */
export function channelsQuery(app: string, { filter, sort, as }: ChannelsPlace) {
  return infiniteQueryOptions({
    queryKey: [queryChannels.name, app, { filter, sort, as }] as const,
    queryFn: ({ pageParam, signal }) => {
      const body = channelsBody({ filter, sort, as }, pageParam);
      if (!body) throw new Error('Nothing to ask.');
      return chat(app)(queryChannels, { body }, { signal });
    },
    initialPageParam: 0,
    getNextPageParam: nextOffset,
    select: toList,
    placeholderData: keepPreviousData,
    // A second look costs one call per page: only who asks for it pays.
    refetchOnWindowFocus: false,
  });
}

function nextOffset(
  { channels }: QueryChannelsResponse,
  _pages: unknown,
  offset: number,
): number | undefined {
  if (channels.length < channelsPageSize || offset >= channelsLastOffset) return undefined;
  return Math.min(offset + channelsPageSize, channelsLastOffset);
}

function toList({ pages, pageParams }: InfiniteData<QueryChannelsResponse, number>): ChannelList {
  // Between two calls rows may have moved from one page to the next: by cid, each stands once.
  const rows = new Map<string, ChannelResponse>();
  for (const { channels } of pages) {
    for (const { channel, hidden } of channels) {
      if (channel) rows.set(channel.cid, hidden === true ? { ...channel, hidden } : channel);
    }
  }
  const last = pages.at(-1);
  const isFull = (last?.channels.length ?? 0) >= channelsPageSize;
  const end = isFull ? ((pageParams.at(-1) ?? 0) >= channelsLastOffset ? 'reach' : undefined) : 'all';
  return { rows: [...rows.values()], end, pages: pages.length };
}

/** A channel as a list has read it, to begin its own page with. */
export function knownChannel(queries: QueryClient, app: string, cid: string): ChannelResponse | undefined {
  const lists = queries.getQueriesData<InfiniteData<QueryChannelsResponse, number>>({
    queryKey: [queryChannels.name, app],
  });
  for (const [, list] of lists) {
    for (const { channels } of list?.pages ?? []) {
      const found = channels.find(({ channel }) => channel?.cid === cid);
      if (found?.channel) return found.channel;
    }
  }
  return undefined;
}
