import {
  createDevice,
  getApp,
  getChannelType,
  listCommands,
  sendMessage,
  updateChannelPartial,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation();
});
afterAll(() => talk.api.close());

const A = '/channels/team/a';
const names = ['messaging', 'team', 'commerce', 'gaming', 'livestream'];
const words = (text: string): string[] => text.trim().split(/\s+/).toSorted();
const typeOf = (name: string) => talk.api.call(getChannelType, { params: { name } });
const grantsOf = async (name: string, role: string) => (await typeOf(name)).grants[role]?.toSorted();

test.each(names)('the type %s has the settings of the API’s table', async (name) => {
  expect(await typeOf(name)).toMatchObject({
    typing_events: true,
    read_events: true,
    connect_events: true,
    delivery_events: true,
    custom_events: true,
    reactions: true,
    search: true,
    replies: true,
    quotes: true,
    mutes: true,
    uploads: true,
    push_notifications: true,
    url_enrichment: name !== 'livestream',
    count_messages: name === 'team',
    polls: name === 'messaging',
    user_message_reminders: false,
    mark_messages_pending: false,
    shared_locations: false,
    reminders: false,
    skip_last_msg_update_for_system_msgs: false,
    automod: 'disabled',
    automod_behavior: 'flag',
    blocklist_behavior: 'flag',
    max_message_length: 5000,
    message_retention: 'infinite',
  });
  for (const unset of ['partition_size', 'partition_ttl', 'push_level', 'blocklist'])
    expect(await typeOf(name)).not.toHaveProperty(unset);
  expect((await typeOf(name)).commands.map((command) => command.name)).toEqual(
    'giphy ban unban mute unmute'.split(' '),
  );
});

test('the commands that every app has say what they do and what they take', async () => {
  const { commands } = await talk.api.call(listCommands, {});
  const told = Object.fromEntries(commands.map(({ name, args, set }) => [name, [args, set]]));
  expect(told).toMatchObject({
    giphy: ['[text]', 'fun_set'],
    ban: ['[@username] [text]', 'moderation_set'],
    unban: ['[@username]', 'moderation_set'],
    mute: ['[@username]', 'moderation_set'],
    unmute: ['[@username]', 'moderation_set'],
  });
  expect(commands.find(({ name }) => name === 'giphy')?.description).toBe('Post a random gif to the channel');
});

test('members, creators and moderators may what the API’s table says', async () => {
  const owner = (list: string[]) => list.map((name) => `${name}-owner`).toSorted();
  const member = words(`add-links create-attachment create-call create-mention create-message create-reaction
    flag-message join-call mute-channel pin-message read-channel read-channel-members
    remove-own-channel-membership run-message-action send-custom-event upload-attachment`);
  const creator = words(`add-links create-message create-attachment create-mention create-reaction
    delete-attachment delete-channel delete-message delete-reaction flag-message mute-channel pin-message
    read-channel read-channel-members recreate-channel remove-own-channel-membership run-message-action
    send-custom-event truncate-channel update-channel update-channel-members update-message upload-attachment`);
  const without = (list: string[], removed: string) => list.filter((name) => !words(removed).includes(name));
  const whole = 'delete-channel recreate-channel truncate-channel';
  for (const name of ['messaging', 'team']) {
    expect(await grantsOf(name, 'channel_member')).toEqual(member);
    expect(await grantsOf(name, 'user')).toEqual(['create-channel', ...owner(creator)].toSorted());
  }
  const all = words(`add-links ban-channel-member ban-user create-attachment create-call create-channel
    create-mention create-message create-reaction create-system-message delete-attachment delete-channel
    delete-message delete-reaction flag-message join-call mute-channel pin-message read-channel
    read-channel-members read-message-flags recreate-channel remove-own-channel-membership run-message-action
    send-custom-event skip-channel-cooldown skip-message-moderation truncate-channel unblock-message
    update-channel update-channel-cooldown update-channel-frozen update-channel-members update-message
    upload-attachment`);
  for (const name of names) expect(await grantsOf(name, 'admin')).toEqual(all);
  expect((await typeOf('team')).grants).toEqual((await typeOf('messaging')).grants);
  expect(await grantsOf('messaging', 'moderator')).toEqual(
    [...without(all, whole), ...owner(words(whole))].toSorted(),
  );
  expect(await grantsOf('messaging', 'channel_moderator')).toEqual(
    without(all, `${whole} ban-user create-channel`),
  );
  expect(await grantsOf('commerce', 'channel_moderator')).toEqual(
    await grantsOf('messaging', 'channel_moderator'),
  );
  expect(await grantsOf('gaming', 'channel_moderator')).toEqual(
    without(all, `${whole} ban-user create-channel update-channel update-channel-members`),
  );
  expect(await grantsOf('commerce', 'channel_member')).toEqual(without(member, 'create-call pin-message'));
  expect(await grantsOf('commerce', 'user')).toEqual(owner(without(creator, `${whole} update-channel`)));
  expect(await grantsOf('commerce', 'moderator')).toEqual(without(all, whole));
  expect(await grantsOf('gaming', 'channel_member')).toEqual(without(member, 'pin-message'));
  expect(await grantsOf('gaming', 'moderator')).toEqual(
    without(all, `${whole} create-channel update-channel update-channel-members`),
  );
  expect(await grantsOf('gaming', 'user')).toEqual(
    owner(without(creator, `${whole} update-channel pin-message update-channel-members`)),
  );
});

test('in livestream everybody may take part, and moderators keep order; members are no more than others', async () => {
  expect(await grantsOf('livestream', 'user')).toEqual(
    words(`add-links create-attachment create-call create-mention create-message create-reaction
      delete-attachment-owner delete-message-owner delete-reaction-owner flag-message join-call mute-channel
      pin-message-owner read-channel read-channel-members run-message-action send-custom-event
      update-message-owner upload-attachment`),
  );
  expect(await grantsOf('livestream', 'channel_moderator')).toEqual(
    words(`ban-channel-member create-call create-system-message delete-attachment delete-message
      delete-reaction pin-message read-message-flags skip-channel-cooldown skip-message-moderation
      unblock-message update-channel-cooldown update-channel-frozen update-message`),
  );
  expect(await grantsOf('livestream', 'moderator')).toEqual(await grantsOf('messaging', 'moderator'));
});

test('guests and nobody in particular may something in livestream and commerce, and nothing elsewhere', async () => {
  for (const name of ['messaging', 'team', 'gaming'])
    expect([await grantsOf(name, 'guest'), await grantsOf(name, 'anonymous')]).toEqual([
      undefined,
      undefined,
    ]);
  expect(await grantsOf('livestream', 'guest')).toEqual(
    words('flag-message join-call mute-channel read-channel read-channel-members'),
  );
  expect(await grantsOf('livestream', 'anonymous')).toEqual(
    words('join-call read-channel read-channel-members'),
  );
  expect(await grantsOf('livestream', 'channel_member')).toBeUndefined();
  expect(await grantsOf('commerce', 'guest')).toEqual(
    words(`add-links create-channel upload-attachment delete-attachment-owner delete-message-owner
      delete-reaction-owner flag-message-owner mute-channel-owner pin-message-owner read-channel-owner
      read-channel-members-owner update-channel-members-owner update-message-owner`),
  );
});

test('in the app moderators read flags, and users flag, mute, search and change themselves', async () => {
  const { grants } = (await talk.api.call(getApp, {})).app;
  const plain = words('flag-user mute-user search-user update-user-owner');
  const more = words(
    `flag-user mute-user read-flag-reports search-user update-flag-report update-user-owner`,
  );
  for (const [role, list] of Object.entries({ user: plain, guest: plain, moderator: more, admin: more }))
    expect(grants[role]?.toSorted()).toEqual(list);
});

test.each([
  ['reactions', '/messages/m/reaction', { reaction: { type: 'like', user_id: 'ada' } }],
  ['mutes', '/moderation/mute/channel', { user_id: 'ada', channel_cids: ['team:a'] }],
  ['replies', `${A}/message`, { message: { text: 'x', parent_id: 'm', user_id: 'ada' } }],
  ['quotes', `${A}/message`, { message: { text: 'x', quoted_message_id: 'm', user_id: 'ada' } }],
  ['custom_events', `${A}/event`, { event: { type: 'knock', user_id: 'ada' } }],
  ['typing_events', `${A}/event`, { event: { type: 'typing.start', user_id: 'ada' } }],
  ['read_events', `${A}/read`, { user_id: 'ada' }],
])('a channel with %s switched off answers 400/19', async (feature, path, body) => {
  const { api, params } = talk;
  await api.raw('POST', '/api/v2/chat/channels/team/a/message', {
    body: { message: { id: 'm', text: 'first', user_id: 'ada' } },
  });
  const ask = async () => {
    const reply = await api.raw('POST', `/api/v2/chat${path}`, { body });
    return [reply.status, reply.body.code];
  };
  const set = { config_overrides: { [feature]: false } };
  await api.call(updateChannelPartial, { params, body: { set } });
  expect(await ask()).toEqual([400, 19]);
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: {} } } });
  expect(await ask()).toEqual([201, undefined]);
});

test('a system message moves last_message_at unless its type leaves that out', async () => {
  const { api, params } = talk;
  const say = (type: 'system' | 'regular') =>
    api.call(sendMessage, { params, body: { message: { text: type, type, user_id: 'ada' } } });
  const last = async () => (await talk.state()).channel?.last_message_at;
  const { message } = await say('system');
  expect(await last()).toBe(message.created_at);
  const set = { config_overrides: { skip_last_msg_update_for_system_msgs: true } };
  await api.call(updateChannelPartial, { params, body: { set } });
  await say('system');
  expect(await last()).toBe(message.created_at);
  const after = await say('regular');
  expect(await last()).toBe(after.message.created_at);
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: {} } } });
});

test('a channel without push notifications pushes nothing', async () => {
  const { api, params } = talk;
  await api.call(createDevice, { body: { id: 'd', push_provider: 'firebase', user_id: 'bob' } });
  const pushes = async () => {
    const reply = await fetch(`${api.sandbox.url}/__sandbox/pushes`);
    return (await reply.text()).split('"d"').length;
  };
  const none = await pushes();
  await talk.send('loudly');
  const before = await pushes();
  expect(before).toBeGreaterThan(none);
  const set = { config_overrides: { push_notifications: false } };
  await api.call(updateChannelPartial, { params, body: { set } });
  await talk.send('quietly');
  expect(await pushes()).toBe(before);
});
