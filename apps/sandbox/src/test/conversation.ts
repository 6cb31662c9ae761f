import { ChatApiError } from '@backchannel/chat-api';
import type { AnswerOf, BodyOf } from '@backchannel/chat-api';
import { getMessage, getOrCreateChannel, queryChannels, sendMessage } from '@backchannel/chat-api/operations';
import type { ChannelStateResponseFields, MessageResponse } from '@backchannel/chat-api/types';
import type { SandboxOptions } from '../index.ts';
import { signToken, startApi } from './api.ts';
import type { RawReply, TestApi } from './api.ts';

type Sent = BodyOf<typeof sendMessage>;

/** A sandbox with one channel of the type `team` (it counts messages) and three people: `cyd` is no member. */
export interface Conversation {
  api: TestApi;
  params: { type: string; id: string };
  /** Sends as `ada` unless the message says otherwise. */
  send(
    text: string,
    message?: Partial<Sent['message']>,
    options?: Omit<Sent, 'message'>,
  ): Promise<MessageResponse>;
  get(id: string): Promise<AnswerOf<typeof getMessage>['message']>;
  /** The channel as lists show it, to nobody or to one user. */
  state(userId?: string): Promise<ChannelStateResponseFields>;
  /** One call with a user's own token. */
  as(userId: string, method: string, path: string, body?: unknown): Promise<RawReply>;
  /** Moves the world's clock. */
  clock(now: string): Promise<void>;
}

export async function startConversation(options: SandboxOptions = {}, type = 'team'): Promise<Conversation> {
  const api = await startApi(options);
  const params = { type, id: 'a' };
  await api.users('ada', 'bob', 'cyd');
  const members = ['ada', 'bob'].map((user_id) => ({ user_id }));
  await api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada', members } } });
  return {
    api,
    params,
    send: async (text, message = {}, rest = {}) =>
      (
        await api.call(sendMessage, {
          params,
          body: { ...rest, message: { text, user_id: 'ada', ...message } },
        })
      ).message,
    get: async (id) => (await api.call(getMessage, { params: { id } })).message,
    state: async (userId) => {
      const { channels } = await api.call(queryChannels, {
        body: { filter_conditions: { id: 'a' }, ...(userId !== undefined && { user_id: userId }) },
      });
      const [found] = channels;
      if (!found) throw new Error('the channel is not in the list');
      return found;
    },
    as: (userId, method, path, body) => {
      const token = signToken({ user_id: userId }, api.sandbox.apiSecret);
      return api.raw(method, path, { token, ...(body !== undefined && { body }) });
    },
    clock: async (now) => {
      await fetch(`${api.sandbox.url}/__sandbox/clock`, { method: 'PUT', body: JSON.stringify({ now }) });
    },
  };
}

/** The status and code of a call that must be refused. */
export async function refusal(call: Promise<unknown>): Promise<[status: number, code: number]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ChatApiError) return [error.status, error.code];
    throw error;
  }
  throw new Error('the call was not refused');
}

/** Everybody's unread count in a channel. */
export const unreadOf = ({ read = [] }: ChannelStateResponseFields): Record<string, number> =>
  Object.fromEntries(read.map((entry) => [entry.user.id, entry.unread_messages]));
