import { toMillis } from '@backchannel/chat-api';
import { getChannel, getOrCreateChannel, getPinnedMessages } from '@backchannel/chat-api/operations';
import type { ChannelResponse, MessagePaginationParams, MessageResponse } from '@backchannel/chat-api/types';
import { queryOptions } from '@tanstack/react-query';
import { chat } from '../../api/client.ts';
import { count, counted } from '../../lib/numbers.ts';
import { fullTime, zoneStore } from '../../lib/times.ts';
import { inZone } from './in-zone.ts';

/** What an act would take away, as the API told it just now. Nothing in it is estimated. */
export interface WhatGoes {
  /** When it was asked. */
  at: Date;
  channel: ChannelResponse;
  /** Of the whole channel; undefined where the type does not count. */
  messages: number | undefined;
  members: number | undefined;
  /** The newest message of the channel, whether it goes or stays. */
  latest: MessageResponse | undefined;
  /** Of what goes: the newest two, newest first, and the oldest. */
  newest: readonly MessageResponse[];
  oldest: MessageResponse | undefined;
  pinned: {
    goes: number;
    all: number;
    /** There are more than the API tells in one answer. */ more: boolean;
  };
}

const pinnedInState = 10;
const mostPinned = 300;
const beginning = '1970-01-01T00:00:00Z';

/** Ask the API what goes: of the whole channel, or up to a moment. Never kept for later. */
export function whatGoesQuery(app: string, { type, id }: ChannelResponse, until: Date | undefined) {
  const params = { type, id };
  return queryOptions({
    queryKey: ['what goes', app, type, id, until?.getTime()] as const,
    queryFn: async ({ signal }): Promise<WhatGoes> => {
      const call = chat(app);
      // Without `data` this only reads; unlike get_channel it can look at a stretch of time.
      const look = (messages: MessagePaginationParams) =>
        call(
          getOrCreateChannel,
          { params, body: { state: true, messages, members: { limit: 1 } } },
          { signal },
        );
      const whole = call(
        getChannel,
        { params, query: { messages_limit: 2, members_limit: 1, watchers_limit: 1 } },
        { signal },
      );
      const [state, first, before] = await Promise.all([
        whole,
        look({ created_at_after_or_equal: beginning, limit: 1 }),
        until && look({ created_at_before_or_equal: until, limit: 2 }),
      ]).catch(async (error: unknown) => {
        // Of a channel that is gone, only this says that it is.
        await whole;
        throw error;
      });
      const { channel } = state;
      if (!channel) throw new Error('The answer has no channel.');
      const pinned =
        state.pinned_messages.length < pinnedInState
          ? state.pinned_messages
          : (await call(getPinnedMessages, { params, query: { limit: mostPinned } }, { signal })).messages;
      const goes = ({ created_at }: MessageResponse): boolean =>
        until === undefined || toMillis(created_at) <= until.getTime();
      const [oldest] = first.messages;
      return {
        at: new Date(),
        channel,
        messages: channel.message_count,
        members: channel.member_count,
        latest: state.messages.at(-1),
        newest: (before ?? state).messages.toReversed(),
        oldest: oldest && goes(oldest) ? oldest : undefined,
        pinned: { goes: pinned.filter(goes).length, all: pinned.length, more: pinned.length >= mostPinned },
      };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/**
 * What changed between two askings, in sentences; empty when the act would still do what was shown. Up to a moment only
 * what lies before it counts: a channel in use goes on growing. `zone`: that of the times. Default: the page's.
 */
export function driftOf(
  before: WhatGoes,
  after: WhatGoes,
  until: Date | undefined,
  zone: string = zoneStore.get(),
): string[] {
  const changes: string[] = [];
  if (until === undefined && before.messages !== after.messages) {
    changes.push(`${messageWords(after.messages)} now, ${count(before.messages ?? 0)} before`);
  }
  const [was] = before.newest;
  const [is] = after.newest;
  if (was?.id !== is?.id) {
    changes.push(
      is
        ? `Newest is now by ${authorOf(is)}, ${momentWords(is, zone)}`
        : 'There is no message left that could go',
    );
  }
  if (before.oldest?.id !== after.oldest?.id && after.oldest) {
    changes.push(`Oldest is now of ${momentWords(after.oldest, zone)}`);
  }
  if (before.pinned.goes !== after.pinned.goes) {
    changes.push(`${count(after.pinned.goes)} pinned now, ${count(before.pinned.goes)} before`);
  }
  const { truncated_at: truncatedAt, truncated_by: by } = after.channel;
  if (truncatedAt !== undefined && truncatedAt !== before.channel.truncated_at) {
    changes.push(
      `Truncated at ${fullTime(new Date(toMillis(truncatedAt)), zone)}${by ? ` by ${by.name ?? by.id}` : ''}`,
    );
  }
  return changes;
}

export const authorOf = ({ user }: MessageResponse): string => user.name ?? user.id;

const momentWords = ({ created_at }: MessageResponse, zone: string): string =>
  inZone(new Date(toMillis(created_at)), zone);

const messageWords = (messages: number | undefined): string =>
  messages === undefined ? 'Messages are not counted' : counted(messages, 'message');
