import {
  getManyMessages,
  getMessage,
  getOrCreateChannel,
  getReplies,
  queryChannels,
} from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

// Of a member's custom data, messages carry what is asked for by its keys, wherever they are read.
let room: Conversation;
let parent: MessageResponse;
let reply: MessageResponse;
beforeAll(async () => {
  room = await startConversation();
  const path = '/api/v2/chat/channels/team/a/member?user_id=ada';
  await room.api.raw('PATCH', path, { body: { set: { seat: 4, note: 'x' } } });
  parent = await room.send('parent');
  reply = await room.send('reply', { parent_id: parent.id });
});
afterAll(() => room.api.close());

const keys = { member_custom_include: ['seat', 'none'] };

test.each<[string, (asked: typeof keys | object) => Promise<MessageResponse | undefined>]>([
  ['query_channels', async (body) => (await room.api.call(queryChannels, { body })).channels[0]?.messages[0]],
  [
    'get_or_create_channel',
    async (body) => (await room.api.call(getOrCreateChannel, { params: room.params, body })).messages[0],
  ],
  [
    'get_many_messages',
    async (asked) => {
      const query = { ids: [parent.id], ...asked };
      return (await room.api.call(getManyMessages, { params: room.params, query })).messages[0];
    },
  ],
  [
    'get_replies',
    async (query) =>
      (await room.api.call(getReplies, { params: { parent_id: parent.id }, query })).messages[0],
  ],
])('%s: a message has of its member’s custom data what was asked for', async (_, read) => {
  expect((await read(keys))?.member).toMatchObject({ channel_role: 'channel_member', custom: { seat: 4 } });
  expect((await read(keys))?.member?.custom).toEqual({ seat: 4 });
  const plain = (await read({}))?.member;
  expect(plain).toMatchObject({ channel_role: 'channel_member' });
  expect(plain).not.toHaveProperty('custom');
});

test('the members of the list have all of it, whatever is asked for', async () => {
  for (const body of [keys, {}]) {
    const [state] = (await room.api.call(queryChannels, { body })).channels;
    const ada = state?.members.find(({ user_id }) => user_id === 'ada');
    expect(ada?.custom).toEqual({ seat: 4, note: 'x' });
  }
});

test('a single message comes with its channel and with the role of who wrote it', async () => {
  for (const { id } of [parent, reply]) {
    const { message } = await room.api.call(getMessage, { params: { id } });
    expect(message).toMatchObject({
      id,
      channel: { cid: 'team:a', type: 'team' },
      member: { channel_role: 'channel_member' },
    });
  }
});
