import { ChatApiError, toDate } from '@backchannel/chat-api';
import { getChannel, getOrCreateChannel, getReplies } from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import type { QueryClient } from '@tanstack/react-query';
import { chat } from '../../../api/client.ts';
import { splitCid } from '../cid.ts';
import { channelQuery, firstPageSize } from '../queries.ts';
import { type MessageWindow, middleWindow, newestWindow } from './window.ts';

/** Where to begin reading. */
export type Place =
  | { at: 'newest'; /** Ask even if the answer of some seconds ago is at hand. */ fresh?: true }
  | { at: 'message'; id: string }
  /** Only where {@link MessageSource.hasTimes}. */
  | { at: 'time'; time: Date };

/** A list of messages that can be read from any place on, in both directions. */
export interface MessageSource {
  /** Key of what has been read of it; the first part is the name of the operation whose staleness it shares. */
  key: readonly [string, string, object];
  hasTimes: boolean;
  /** Read anew from a place. Throws `ChatApiError` 404 when its message does not exist. */
  read: (place: Place, signal?: AbortSignal) => Promise<MessageWindow>;
  /** Read again what lies around a message that was read before, whether or not it still exists. */
  readAgain: (around: MessageResponse, signal?: AbortSignal) => Promise<MessageWindow>;
  older: (id: string, signal?: AbortSignal) => Promise<MessageResponse[]>;
  newer: (id: string, signal?: AbortSignal) => Promise<MessageResponse[]>;
}

/** How many messages further calls ask for. */
export const pageSize = 100;

/** The conversation of a channel. */
export function channelSource(queries: QueryClient, app: string, cid: string): MessageSource {
  const params = splitCid(cid) ?? { type: cid, id: '-' };
  const page = async (edge: object, limit: number, signal?: AbortSignal) => {
    const query = { messages_limit: limit, members_limit: 1, watchers_limit: 1, ...edge };
    const answer = await chat(app)(getChannel, { params, query }, signal ? { signal } : {});
    return answer.messages;
  };
  // Only this operation finds messages by their time; without `data` it reads and makes nothing.
  const around = async (time: Date, signal?: AbortSignal) => {
    const messages = { limit: pageSize, created_at_around: time };
    const body = { messages, members: { limit: 1 }, watchers: { limit: 1 } };
    const answer = await chat(app)(getOrCreateChannel, { params, body }, signal ? { signal } : {});
    return middleWindow(answer.messages);
  };
  const read = async (place: Place, signal?: AbortSignal): Promise<MessageWindow> => {
    if (place.at === 'time') return around(place.time, signal);
    if (place.at === 'message')
      return middleWindow(await page({ messages_id_around: place.id }, pageSize, signal));
    // The head of the channel needs the same answer: whoever is first asks, and both read it.
    const known = channelQuery(app, cid);
    const { messages } = await queries.fetchQuery(place.fresh ? { ...known, staleTime: 0 } : known);
    return newestWindow(messages, firstPageSize);
  };
  return {
    key: [getChannel.name, app, { conversation: cid }],
    hasTimes: true,
    read,
    readAgain: (message, signal) => around(toDate(message.created_at), signal),
    older: (id, signal) => page({ messages_id_lt: id }, pageSize, signal),
    newer: (id, signal) => page({ messages_id_gt: id }, pageSize, signal),
  };
}

/** The replies of a thread. */
export function threadSource(app: string, parentId: string): MessageSource {
  const page = async (edge: object, signal?: AbortSignal) => {
    const request = { params: { parent_id: parentId }, query: { limit: pageSize, ...edge } };
    const answer = await chat(app)(getReplies, request, signal ? { signal } : {});
    return answer.messages;
  };
  const read = async (place: Place, signal?: AbortSignal): Promise<MessageWindow> => {
    if (place.at === 'message') return middleWindow(await page({ id_around: place.id }, signal));
    const messages = await page({}, signal);
    // The API does not say from which end it counts: what is missing shows when the ends are asked for.
    return messages.length < pageSize ? newestWindow(messages, pageSize) : middleWindow(messages);
  };
  return {
    key: [getReplies.name, app, { thread: parentId }],
    hasTimes: false,
    read,
    readAgain: async (message, signal) => {
      try {
        return await read({ at: 'message', id: message.id }, signal);
      } catch (error) {
        if (error instanceof ChatApiError && error.status === 404) return read({ at: 'newest' }, signal);
        throw error;
      }
    },
    older: (id, signal) => page({ id_lt: id }, signal),
    newer: (id, signal) => page({ id_gt: id }, signal),
  };
}
