import type { BodyOf } from '@backchannel/chat-api';
import {
  createChannelType,
  createCommand,
  createRole,
  deleteChannel,
  deleteChannelType,
  getApp,
  getChannelType,
  getOrCreateChannel,
  listChannelTypes,
  updateChannelType,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 5000 } as const;
const create = (body: Partial<BodyOf<typeof createChannelType>> = {}) =>
  talk.api.call(createChannelType, { body: { ...required, name: 'desk', ...body } });
const update = (body: Partial<BodyOf<typeof updateChannelType>> = {}, name = 'team') =>
  talk.api.call(updateChannelType, { params: { name }, body: { ...required, ...body } });
const remove = (name: string) => talk.api.call(deleteChannelType, { params: { name } });
const get = (name = 'team') => talk.api.call(getChannelType, { params: { name } });

test('a type is made with the defaults, messaging’s grants and no command, and answered flat', async () => {
  const made = await create({ max_message_length: 30_000, polls: true, partition_ttl: '2h30m' });
  // That these are the defaults is proved by defaults.test.ts.
  const {
    name: _name,
    created_at: _made,
    updated_at: _changed,
    duration: _took,
    ...messaging
  } = await get('messaging');
  expect(made).toMatchObject({
    ...messaging,
    name: 'desk',
    max_message_length: 30_000,
    partition_ttl: '2h30m',
    commands: [],
    permissions: [],
  });
  for (const unset of ['partition_size', 'push_level', 'blocklist']) expect(made).not.toHaveProperty(unset);
  const { channel_types: types } = await talk.api.call(listChannelTypes, {});
  expect(Object.keys(types)).toContain('desk');
  expect((await talk.api.call(getApp, {})).app.channel_configs['desk']?.max_message_length).toBe(30_000);
});

test('creating and updating answer commands by name, getting answers them whole', async () => {
  await talk.api.call(createCommand, { body: { name: 'ticket', description: 'Open a ticket' } });
  expect((await create({ commands: ['giphy', 'ticket', 'giphy'] })).commands).toEqual(['giphy', 'ticket']);
  expect((await update({ commands: ['ticket'] }, 'desk')).commands).toEqual(['ticket']);
  expect((await get('desk')).commands).toMatchObject([{ name: 'ticket', description: 'Open a ticket' }]);
  expect((await update({ commands: ['all'] }, 'desk')).commands).toEqual(['all']);
  expect((await get('desk')).commands.map(({ name }) => name)).toContain('mute');
});

test('what an update leaves out stays; an empty text takes back what is optional', async () => {
  await update({ blocklist: 'profanity_en_2020_v1', blocklist_behavior: 'block', replies: false });
  expect(await update({ max_message_length: 100 })).toMatchObject({
    blocklist: 'profanity_en_2020_v1',
    blocklist_behavior: 'block',
    replies: false,
    count_messages: true,
    max_message_length: 100,
  });
  expect(await update({ blocklist: '' })).not.toHaveProperty('blocklist');
  expect(await update({ partition_ttl: '1h', partition_size: 10 })).toMatchObject({ partition_ttl: '1h' });
  const cleared = await talk.api.raw('PUT', '/api/v2/chat/channeltypes/team', {
    body: { ...required, partition_ttl: null },
  });
  expect([cleared.status, cleared.body['partition_size']]).toEqual([201, 10]);
  expect(cleared.body).not.toHaveProperty('partition_ttl');
  await update({ chat_preferences: { direct_mentions: 'all' } });
  const { chat_preferences: preferences } = await update({ chat_preferences: { thread_replies: 'none' } });
  expect(preferences).toEqual({ direct_mentions: 'all', thread_replies: 'none' });
  const fewer = await update({ chat_preferences: { thread_replies: '' } });
  expect(fewer.chat_preferences).toEqual({ direct_mentions: 'all' });
  expect(await update({ chat_preferences: { direct_mentions: '' } })).not.toHaveProperty('chat_preferences');
  const thresholds = { toxic: { flag: 0.5, block: 0.9 } };
  expect((await update({ automod_thresholds: thresholds })).automod_thresholds).toEqual(thresholds);
});

test('grants are replaced role by role; null brings the first ones back', async () => {
  const before = (await get()).grants;
  const { grants } = await update({ grants: { guest: ['read-channel'], channel_member: [] } });
  expect(grants).toEqual({ ...before, guest: ['read-channel'], channel_member: [] });
  const reset = await talk.api.raw('PUT', '/api/v2/chat/channeltypes/team', {
    body: { ...required, grants: null },
  });
  expect(reset.body['grants']).toEqual(before);
});

test('the rules from before there were grants are kept, answered everywhere, and replaced as a whole', async () => {
  const rule = (action: 'Allow' | 'Deny') => ({
    name: 'Who uploads',
    action,
    resources: ['UploadAttachment'],
    roles: ['guest'],
    owner: false,
    priority: 10,
  });
  expect((await create({ permissions: [rule('Deny')] })).permissions).toEqual([rule('Deny')]);
  expect((await update({ max_message_length: 100 }, 'desk')).permissions).toEqual([rule('Deny')]);
  expect((await update({ permissions: [rule('Allow')] }, 'desk')).permissions).toEqual([rule('Allow')]);
  expect((await get('desk')).permissions).toEqual([rule('Allow')]);
  const { channel_types: types } = await talk.api.call(listChannelTypes, {});
  expect(types['desk']?.permissions).toEqual([rule('Allow')]);
  expect((await talk.api.call(getApp, {})).app.channel_configs['desk']).not.toHaveProperty('permissions');
  expect((await update({ permissions: [] }, 'desk')).permissions).toEqual([]);
});

test('a change holds at once in the channels of the type: length, features, grants', async () => {
  const say = (text: string) =>
    talk.as('bob', 'POST', '/api/v2/chat/channels/team/a/message', { message: { text } });
  expect((await say('hello')).status).toBe(201);
  const { id } = await talk.send('long enough');
  await update({ max_message_length: 4, reactions: false });
  expect((await say('hello')).body.code).toBe(20);
  const reaction = { reaction: { type: 'like', user_id: 'bob' } };
  const reacted = await talk.api.raw('POST', `/api/v2/chat/messages/${id}/reaction`, { body: reaction });
  expect([reacted.status, reacted.body.code]).toEqual([400, 19]);
  expect((await talk.state()).channel?.config).toMatchObject({ max_message_length: 4, reactions: false });
  await update({ grants: { channel_member: ['read-channel'] } });
  expect((await say('hi')).body.code).toBe(17);
  const ban = { target_user_id: 'bob', channel_cid: 'team:a' };
  await update({ grants: { channel_member: ['read-channel', 'ban-channel-member'] } });
  expect((await talk.as('ada', 'POST', '/api/v2/moderation/ban', ban)).status).toBe(201);
});

test('a role of one’s own can be granted', async () => {
  expect(await refusal(update({ grants: { tutor: ['read-channel'] } }))).toEqual([400, 4]);
  await talk.api.call(createRole, { body: { name: 'tutor' } });
  expect((await update({ grants: { tutor: ['read-channel'] } })).grants['tutor']).toEqual(['read-channel']);
});

test.each<[string, Partial<BodyOf<typeof createChannelType>>]>([
  ['a name that is taken', { name: 'team' }],
  ['a name that no cid could have', { name: 'a:b' }],
  ['a name that is too long', { name: 'x'.repeat(65) }],
  ['no text at all', { max_message_length: 0 }],
  ['a command that is not there', { commands: ['dance'] }],
  ['a block list that is not there', { blocklist: 'none' }],
  ['several, one of which is not there', { blocklists: [{ blocklist: 'none', behavior: 'flag' }] }],
  ['a permission that is not there', { grants: { user: ['fly'] } }],
  ['partitions that are too small', { partition_size: 9 }],
  ['a duration that is none', { partition_ttl: 'two hours' }],
  ['a retention that is none', { message_retention: 'forever' }],
])('refuses to make a type with %s', async (_, body) => {
  expect(await refusal(create(body))).toEqual([400, 4]);
});

test('a type needs its name, automod, what that does and a length; a change all but the name', async () => {
  const whole = { name: 'desk', ...required };
  for (const missing of Object.keys(whole)) {
    const body = Object.fromEntries(Object.entries(whole).filter(([field]) => field !== missing));
    const made = await talk.api.raw('POST', '/api/v2/chat/channeltypes', { body });
    expect([missing, made.status, made.body.code]).toEqual([missing, 400, 4]);
    const changed = await talk.api.raw('PUT', '/api/v2/chat/channeltypes/team', { body });
    expect([missing, changed.status]).toEqual([missing, missing === 'name' ? 201 : 400]);
  }
});

test('an update may not go beyond the longest text, an unknown type is 404', async () => {
  expect(await refusal(update({ max_message_length: 20_001 }))).toEqual([400, 4]);
  expect((await update({ max_message_length: 20_000 })).max_message_length).toBe(20_000);
  expect(await refusal(update({}, 'none'))).toEqual([404, 16]);
});

test('an app has at most fifty types', async () => {
  for (let number = 0; number < 45; number += 1) await create({ name: `type-${number}` });
  expect(await refusal(create())).toEqual([400, 4]);
});

test('a type is deleted when no channel of it is left', async () => {
  await create();
  const params = { type: 'desk', id: 'one' };
  await talk.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  expect(await refusal(remove('desk'))).toEqual([400, 4]);
  await talk.api.call(deleteChannel, { params });
  await remove('desk');
  expect(await refusal(get('desk'))).toEqual([404, 16]);
  expect(await refusal(remove('desk'))).toEqual([404, 16]);
});

test('users’ tokens change no types', async () => {
  const reply = await talk.as('ada', 'DELETE', '/api/v2/chat/channeltypes/team');
  expect([reply.status, reply.body.code]).toEqual([403, 17]);
});

test('every setting of a type can be chosen when it is made, and changed', async () => {
  const before = await create();
  // Whatever is true or false of a type.
  const flags = Object.entries(before).flatMap(([name, value]) =>
    typeof value === 'boolean' ? [[name, !value] as const] : [],
  );
  expect(flags.length).toBeGreaterThan(18);
  const turned = {
    ...Object.fromEntries(flags),
    automod: 'simple' as const,
    automod_behavior: 'block' as const,
    blocklist_behavior: 'block' as const,
    push_level: 'mentions' as const,
  };
  expect(await create({ name: 'other', ...turned })).toMatchObject(turned);
  for (const [name, value] of Object.entries(turned)) {
    const { [name]: changed, ...rest } = { ...(await update({ [name]: value }, 'desk')) } as Record<
      string,
      unknown
    >;
    expect([name, changed]).toEqual([name, value]);
    expect(rest['max_message_length']).toBe(5000);
  }
  // What automod is every update says anew.
  expect(await get('desk')).toMatchObject({ ...turned, ...required });
  expect(await update(turned, 'desk')).toMatchObject(turned);
});
