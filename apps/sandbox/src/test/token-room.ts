import { getOrCreateChannel, sendMessage, updateUsers } from '@backchannel/chat-api/operations';
import { signToken, startApi } from './api.ts';
import type { RawReply, TestApi } from './api.ts';

/**
 * Who uses a token: the channel's creator, a plain member, somebody who is no member, a guest who is none, a channel
 * moderator, somebody with the role `admin` who is no member, and nobody in particular.
 */
export const callers = {
  creator: 'ada',
  member: 'bob',
  stranger: 'cyd',
  guest: 'gus',
  moderator: 'mod',
  admin: 'boss',
  anonymous: undefined,
} as const;
export type CallerName = keyof typeof callers;

/** The body of an upload. */
export const aForm =
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhello\r\n--x--\r\n';

/** One channel with a message, an answer and a poll by its creator. */
export interface Room {
  type: string;
  id: string;
  cid: string;
  /** Of the channel as a path. */
  path: string;
  message: string;
  poll: string;
  option: string;
  pollMessage: string;
}

interface TokenRooms {
  api: TestApi;
  /** A new channel. */
  room(type: string): Promise<Room>;
  as(userId: string | undefined, method: string, path: string, body?: unknown): Promise<RawReply>;
}

/** A sandbox where calls with tokens are tried, with channels for them. */
export async function startTokenRooms(): Promise<TokenRooms> {
  const api = await startApi();
  await api.users('ada', 'bob', 'cyd', 'mod', 'target');
  await api.call(updateUsers, {
    body: { users: { boss: { id: 'boss', role: 'admin' }, gus: { id: 'gus', role: 'guest' } } },
  });
  let rooms = 0;
  return {
    api,
    room: async (type) => {
      rooms += 1;
      const id = `r${rooms}`;
      const params = { type, id };
      const members = [
        { user_id: 'ada' },
        { user_id: 'bob' },
        { user_id: 'mod', channel_role: 'channel_moderator' },
      ];
      const config_overrides = { polls: true, user_message_reminders: true, shared_locations: true };
      await api.call(getOrCreateChannel, {
        params,
        body: { data: { created_by_id: 'ada', members, config_overrides } },
      });
      const send = (message: object) =>
        api.call(sendMessage, { params, body: { message: { user_id: 'ada', ...message } } });
      const poll = `${id}-poll`;
      const made = await api.raw('POST', '/api/v2/polls', {
        body: { id: poll, name: 'Where?', user_id: 'ada', options: [{ text: 'Here' }] },
      });
      const { poll: { options = [] } = {} } = made.body as { poll?: { options?: { id: string }[] } };
      await send({ id: `${id}-m`, text: 'hello' });
      await send({ id: `${id}-r`, text: 'yes', parent_id: `${id}-m` });
      await send({ id: `${id}-p`, text: 'where', poll_id: poll });
      const path = `/api/v2/chat/channels/${type}/${id}`;
      return {
        type,
        id,
        cid: `${type}:${id}`,
        path,
        poll,
        option: options[0]?.id ?? '',
        message: `${id}-m`,
        pollMessage: `${id}-p`,
      };
    },
    as: (userId, method, path, body) =>
      api.raw(method, path, {
        headers: {
          ...(userId === undefined && { 'stream-auth-type': 'anonymous' }),
          ...(body === aForm && { 'content-type': 'multipart/form-data; boundary=x' }),
        },
        ...(userId !== undefined && { token: signToken({ user_id: userId }, api.sandbox.apiSecret) }),
        ...(body === aForm ? { text: aForm } : body !== undefined && { body }),
      }),
  };
}
