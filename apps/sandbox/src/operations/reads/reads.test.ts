import {
  ban,
  getChannel,
  markChannelsRead,
  markDelivered,
  markRead,
  markUnread,
  updateChannelPartial,
  updateUsers,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { typeSpecs } from '@backchannel/chat-api/spec';
import { toDate } from '@backchannel/chat-api';
import type { BodyOf } from '@backchannel/chat-api';
import { refusal, startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
let ids: string[];
beforeEach(async () => {
  talk = await startConversation();
  ids = [];
  for (const text of ['one', 'two', 'three']) ids.push((await talk.send(text)).id);
});
afterEach(() => talk.api.close());

const read = (body: BodyOf<typeof markRead> = {}) =>
  talk.api.call(markRead, { params: talk.params, body: { user_id: 'bob', ...body } });
const unread = (body: BodyOf<typeof markUnread>, user_id = 'bob') =>
  talk.api.call(markUnread, { params: talk.params, body: { user_id, ...body } });
const stateOf = async (userId: string) =>
  (await talk.api.call(getChannel, { params: talk.params })).read?.find((entry) => entry.user.id === userId);
const noReadEvents = () =>
  talk.api.call(updateChannelPartial, {
    params: talk.params,
    body: { set: { config_overrides: { read_events: false } } },
  });

describe('mark read', () => {
  test('leaves nothing unread, and answers the event', async () => {
    expect((await stateOf('bob'))?.unread_messages).toBe(3);
    const { event } = await read();
    expect(event).toMatchObject({
      type: 'message.read',
      cid: 'team:a',
      channel_id: 'a',
      channel_type: 'team',
      user: { id: 'bob' },
      last_read_message_id: ids[2],
    });
    expect(await stateOf('bob')).toMatchObject({ unread_messages: 0, last_read_message_id: ids[2] });
  });

  test('the event’s user is short: no settings, and nothing that is held against them', async () => {
    const settings = { privacy_settings: { read_receipts: { enabled: false } }, invisible: true };
    await talk.api.call(updateUsers, { body: { users: { bob: { id: 'bob', ...settings } } } });
    await talk.api.call(ban, { body: { target_user_id: 'bob', banned_by_id: 'ada', timeout: 60 } });
    const { event } = await read();
    const fields = Object.keys(typeSpecs['UserResponseCommonFields']?.properties ?? {});
    expect(fields).toEqual(expect.arrayContaining(Object.keys(event?.user ?? {})));
    expect(event?.user).toMatchObject({ id: 'bob', banned: true });
  });

  test('up to a message leaves what followed; an earlier message takes nothing back', async () => {
    await read({ message_id: ids[1] });
    expect(await stateOf('bob')).toMatchObject({ unread_messages: 1, last_read_message_id: ids[1] });
    await read({ message_id: ids[0] });
    expect(await stateOf('bob')).toMatchObject({ unread_messages: 1, last_read_message_id: ids[1] });
  });

  test('is refused for nobody, for who is no member, and for a message of elsewhere', async () => {
    expect(await refusal(read({ user_id: '' }))).toEqual([400, 4]);
    expect(await refusal(read({ user_id: 'cyd' }))).toEqual([400, 4]);
    expect(await refusal(read({ message_id: 'none' }))).toEqual([404, 16]);
    expect(await refusal(read({ thread_id: ids[0] ?? '' }))).toEqual([400, 4]);
  });

  test('is refused where the type keeps no read states', async () => {
    await noReadEvents();
    expect(await refusal(read())).toEqual([400, 19]);
  });
});

describe('mark unread', () => {
  test('a message and all that followed', async () => {
    await read();
    await unread({ message_id: ids[1] });
    expect(await stateOf('bob')).toMatchObject({ unread_messages: 2, last_read_message_id: ids[0] });
    await unread({ message_id: ids[0] });
    expect(await stateOf('bob')).toMatchObject({ unread_messages: 3 });
    expect(await stateOf('bob')).not.toHaveProperty('last_read_message_id');
  });

  test('is answered without an event, and told apart from reading by that', async () => {
    const post = async (path: string, body: object) =>
      Object.keys((await talk.api.raw('POST', `/api/v2/chat/channels/team/a/${path}`, { body })).body);
    expect(await post('unread', { user_id: 'bob', message_id: ids[1] })).toEqual(['duration']);
    expect((await post('read', { user_id: 'bob' })).toSorted()).toEqual(['duration', 'event']);
  });

  test('from a moment on; one’s own messages do not count', async () => {
    await talk.clock('2040-01-01T00:00:00Z');
    const { created_at } = await talk.send('of bob', { user_id: 'bob' });
    await talk.clock('2040-01-02T00:00:00Z');
    await talk.send('later');
    await read();
    await unread({ message_timestamp: toDate(created_at) });
    expect(await stateOf('bob')).toMatchObject({ unread_messages: 1, last_read_message_id: ids[2] });
  });

  test('needs an actor and exactly one place to begin', async () => {
    expect(await refusal(unread({ message_id: ids[0] }, ''))).toEqual([400, 4]);
    expect(await refusal(unread({}))).toEqual([400, 4]);
    expect(await refusal(unread({ message_id: ids[0], thread_id: ids[0] }))).toEqual([400, 4]);
    expect(await refusal(unread({ message_id: 'none' }))).toEqual([404, 16]);
  });
});

describe('mark channels read', () => {
  const markAll = (body: BodyOf<typeof markChannelsRead>) => talk.api.call(markChannelsRead, { body });

  test('all of a user’s, with an event when it was exactly one', async () => {
    expect((await markAll({ user_id: 'bob' })).event?.cid).toBe('team:a');
    expect(unreadOf(await talk.state())).toEqual({ ada: 0, bob: 0 });
    expect(await markAll({ user_id: 'bob' })).not.toHaveProperty('event');
    expect(await markAll({ user_id: 'cyd' })).not.toHaveProperty('event');
  });

  test('the named ones, up to their messages', async () => {
    await markAll({ user_id: 'bob', read_by_channel: { 'team:a': ids[0] ?? '' } });
    expect((await stateOf('bob'))?.unread_messages).toBe(2);
    const unknown = { user_id: 'bob', read_by_channel: { 'team:none': '' } };
    expect(await refusal(markAll(unknown))).toEqual([404, 16]);
    const many = Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`team:${n}`, '']));
    expect(await refusal(markAll({ user_id: 'bob', read_by_channel: many }))).toEqual([400, 4]);
  });

  test('passes over channels that keep no read states, unless they are named', async () => {
    await noReadEvents();
    expect(await markAll({ user_id: 'bob' })).not.toHaveProperty('event');
    expect(await refusal(markAll({ user_id: 'bob', read_by_channel: { 'team:a': '' } }))).toEqual([400, 19]);
  });
});

describe('mark delivered', () => {
  const deliver = (id = '', user_id = 'bob') =>
    talk.api.call(markDelivered, {
      query: { user_id },
      body: { latest_delivered_messages: [{ cid: 'team:a', id }] },
    });

  test('moves forward only, and takes a message that does not exist in silence', async () => {
    await deliver(ids[1]);
    await deliver(ids[0]);
    await deliver('none');
    expect((await stateOf('bob'))?.last_delivered_message_id).toBe(ids[1]);
    expect((await stateOf('bob'))?.last_delivered_at).toBeGreaterThan(0);
    expect(await stateOf('ada')).not.toHaveProperty('last_delivered_message_id');
    await deliver(ids[2]);
    expect((await stateOf('bob'))?.last_delivered_message_id).toBe(ids[2]);
  });

  test('needs a user', async () => {
    expect(await refusal(deliver(ids[0], ''))).toEqual([400, 4]);
  });
});
