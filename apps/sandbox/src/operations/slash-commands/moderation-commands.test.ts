import {
  queryBannedUsers,
  queryModerationFlags,
  queryUsers,
  updateChannelPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const bans = async () =>
  (await room.api.call(queryBannedUsers, { query: { payload: { filter_conditions: {} } } })).bans.map(
    (ban) => [ban.user?.id, ban.banned_by?.id, ban.channel?.cid, ban.reason],
  );
const texts = async () => (await room.state('ada')).messages.map(({ text }) => text);

test('/ban bans in the channel, by who wrote it and for the reason behind the name; /unban takes it back', async () => {
  expect(await room.send('/ban @bob too loud')).toMatchObject({
    type: 'ephemeral',
    command: 'ban',
    user: { id: 'ada' },
  });
  expect(await bans()).toEqual([['bob', 'ada', 'team:a', 'too loud']]);
  expect(await room.send('/unban @bob')).toMatchObject({ type: 'ephemeral', command: 'unban' });
  expect(await bans()).toEqual([]);
  expect(await texts()).toEqual([]);
});

test('a mention says whom as well as a name', async () => {
  await room.send('/ban @User bob', { mentioned_users: ['bob'] });
  expect((await bans()).map(([id]) => id)).toEqual(['bob']);
});

test('who may not gets an error that only they see, and nothing is done', async () => {
  const path = '/api/v2/chat/channels/team/a/message';
  const refused = await room.as('bob', 'POST', path, { message: { text: '/ban @ada' } });
  expect(refused.body['message']).toMatchObject({ type: 'error', command: 'ban' });
  expect(await room.send('/ban @nobody')).toMatchObject({ type: 'error', command: 'ban' });
  expect(await bans()).toEqual([]);
  expect(await texts()).toEqual([]);
});

test('/mute and /unmute mute a user for who wrote it; /flag flags one', async () => {
  const mutedBy = async (id: string) => {
    const payload = { filter_conditions: { id } };
    const [user] = (await room.api.call(queryUsers, { query: { payload } })).users;
    return user?.mutes.map((mute) => mute.target?.id);
  };
  expect(await room.send('/mute @bob')).toMatchObject({ type: 'ephemeral', command: 'mute' });
  expect(await mutedBy('ada')).toEqual(['bob']);
  expect(await room.send('/unmute @bob')).toMatchObject({ type: 'ephemeral', command: 'unmute' });
  expect(await mutedBy('ada')).toEqual([]);
  const body = { set: { config_overrides: { commands: ['flag'] } } };
  await room.api.call(updateChannelPartial, { params: room.params, body });
  expect(await room.send('/flag @bob too loud')).toMatchObject({ type: 'ephemeral', command: 'flag' });
  const { flags } = await room.api.call(queryModerationFlags, { body: {} });
  expect(flags).toMatchObject([{ entity_id: 'bob', reason: 'too loud' }]);
  expect(await texts()).toEqual([]);
});
