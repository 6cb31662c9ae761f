import type { BodyOf } from '@backchannel/chat-api';
import {
  getOrCreateChannel,
  muteChannel,
  queryChannels,
  unmuteChannel,
  updateChannelPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const mute = (body: Omit<BodyOf<typeof muteChannel>, 'user_id'> = {}) =>
  talk.api.call(muteChannel, { body: { user_id: 'bob', channel_cids: ['team:a'], ...body } });
const muted = async () =>
  (
    await talk.api.call(queryChannels, { body: { user_id: 'bob', filter_conditions: { muted: true } } })
  ).channels.map(({ channel }) => channel?.cid);

test('one channel answers one mute, several answer a list', async () => {
  const one = await mute();
  expect(one.channel_mute).toMatchObject({ channel: { cid: 'team:a' }, user: { id: 'bob' } });
  expect(one.channel_mute).not.toHaveProperty('expires');
  expect(one).not.toHaveProperty('channel_mutes');
  expect(one.own_user).toMatchObject({ id: 'bob', channel_mutes: [{ channel: { cid: 'team:a' } }] });
  const params = { type: 'team', id: 'b' };
  await talk.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  const two = await mute({ channel_cids: ['team:a', 'team:b'] });
  expect(two.channel_mutes?.length).toBe(2);
  expect(two).not.toHaveProperty('channel_mute');
});

test('nothing is unread in a muted channel; unmuted, new messages are', async () => {
  await mute();
  await talk.send('unheard');
  expect(unreadOf(await talk.state())).toEqual({ ada: 0, bob: 0 });
  const unmuted = await talk.api.call(unmuteChannel, { body: { user_id: 'bob', channel_cids: ['team:a'] } });
  expect(Object.keys(unmuted)).toEqual(['duration']);
  expect(await muted()).toEqual([]);
  await talk.send('heard');
  expect(unreadOf(await talk.state())).toEqual({ ada: 0, bob: 1 });
  const nowhere = { user_id: 'bob', channel_cids: ['team:none'] };
  expect(await refusal(talk.api.call(unmuteChannel, { body: nowhere }))).toEqual([404, 16]);
});

test('a mute ends after its milliseconds, and a second one moves the end', async () => {
  await talk.clock('2040-01-01T00:00:00Z');
  await mute({ expiration: 60_000 });
  expect(await muted()).toEqual(['team:a']);
  await mute({ expiration: 120_000 });
  await talk.clock('2040-01-01T00:01:30Z');
  expect(await muted()).toEqual(['team:a']);
  await talk.clock('2040-01-01T00:02:01Z');
  expect(await muted()).toEqual([]);
});

test.each([
  ['no channel', { channel_cids: [] }, [400, 4]],
  ['a channel that is not there', { channel_cids: ['team:none'] }, [404, 16]],
  ['more than 25', { channel_cids: Array.from({ length: 26 }, (_, n) => `team:${n}`) }, [400, 4]],
  ['a negative time', { expiration: -1 }, [400, 4]],
  ['a time beyond all reason', { expiration: 1e18 }, [400, 4]],
])('refuses %s', async (_, body, expected) => {
  expect(await refusal(mute(body))).toEqual(expected);
});

test('refuses where the type has no mutes, and for nobody', async () => {
  expect(await refusal(talk.api.call(muteChannel, { body: { channel_cids: ['team:a'] } }))).toEqual([400, 4]);
  const body = { set: { config_overrides: { mutes: false } } };
  const refused = talk.api.call(updateChannelPartial, { params: talk.params, body }).then(() => mute());
  expect(await refusal(refused)).toEqual([400, 19]);
});
