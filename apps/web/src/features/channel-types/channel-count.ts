import { queryChannels } from '@backchannel/chat-api/operations';
import { queryOptions } from '@tanstack/react-query';
import { chat } from '../../api/client.ts';
import { count } from '../../lib/numbers.ts';

/** How many channels a type has. The API never says; `isExact` is false where it lists no farther. */
export interface ChannelCount {
  channels: number;
  isExact: boolean;
}

const pageSize = 30;
/** The farthest page that the API lists begins here. */
const lastOffset = 1000;

/** Counts the channels of a type, in at most seven calls: the last page that has any is searched for by halves. */
export const channelCountQuery = (app: string, type: string) =>
  queryOptions({
    queryKey: [queryChannels.name, app, { count: type }] as const,
    queryFn: ({ signal }) => countChannels((offset) => pageLength(app, type, offset, signal)),
    // Exact enough to say what a change means; counting costs calls.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

async function pageLength(app: string, type: string, offset: number, signal: AbortSignal): Promise<number> {
  const body = {
    filter_conditions: { type },
    sort: [{ field: 'created_at', direction: 1 }],
    limit: pageSize,
    offset,
    message_limit: 0,
    member_limit: 0,
    state: false,
  };
  const { channels } = await chat(app)(queryChannels, { body }, { signal });
  return channels.length;
}

/** Counts what is listed in pages, given the length of the page at an offset. */
export async function countChannels(lengthAt: (offset: number) => Promise<number>): Promise<ChannelCount> {
  const first = await lengthAt(0);
  if (first < pageSize) return { channels: first, isExact: true };
  const last = await lengthAt(lastOffset);
  if (last > 0) return { channels: lastOffset + last, isExact: last < pageSize };
  // The page at `full` has rows, the one at `empty` has none.
  let [full, length, empty] = [0, first, lastOffset];
  while (length === pageSize && empty - full > pageSize) {
    const middle = Math.floor((full + empty) / 2);
    const found = await lengthAt(middle);
    if (found === 0) empty = middle;
    else [full, length] = [middle, found];
  }
  return { channels: full + length, isExact: true };
}

/** "8,213 channels", "more than 1,030 channels". */
export const inChannels = ({ channels, isExact }: ChannelCount): string =>
  `${isExact ? '' : 'more than '}${count(channels)} ${channels === 1 ? 'channel' : 'channels'}`;
