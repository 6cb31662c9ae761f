import type { BodyOf } from '@backchannel/chat-api';
import {
  createBlockList,
  queryMessageFlags,
  updateChannelPartial,
  updateChannelType,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RawReply } from '../../test/api.ts';
import { refusal, startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
  await talk.api.call(createBlockList, { body: { name: 'rude', words: ['twit'] } });
  await talk.api.call(createBlockList, {
    body: { name: 'links', type: 'domain_allowlist', words: ['good.example'] },
  });
});
afterEach(() => talk.api.close());

const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 5000 } as const;
const configure = (body: Partial<BodyOf<typeof updateChannelType>>) =>
  talk.api.call(updateChannelType, { params: { name: 'team' }, body: { ...required, ...body } });
const say = (userId: string, text: string) =>
  talk.as(userId, 'POST', '/api/v2/chat/channels/team/a/message', { message: { text } });
const flags = async (filter: Record<string, unknown> = {}) =>
  (await talk.api.call(queryMessageFlags, { query: { payload: { filter_conditions: filter } } })).flags;
function messageOf({ body }: RawReply): {
  id: string;
  shadowed: boolean;
  moderation?: { action: string };
} {
  const message: unknown = body['message'];
  // The answer was held against its description when it came.
  return message as ReturnType<typeof messageOf>;
}

test('a list that flags lets the message through, marked, and raises a flag of its own', async () => {
  await configure({ blocklist: 'rude', blocklist_behavior: 'flag' });
  const receiver = await startReceiver();
  await hookTo(talk.api, receiver.url, 'message.flagged');
  const sent = await say('bob', 'you Twit');
  expect(sent.status).toBe(201);
  expect(messageOf(sent)).toMatchObject({
    shadowed: false,
    moderation: { action: 'flag', original_text: 'you Twit', blocklist_matched: 'rude' },
  });
  const [only, ...others] = await flags({ reporter_type: 'automod' });
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    created_by_automod: true,
    message: { text: 'you Twit' },
    details: { original_text: 'you Twit', automod: { action: 'flag' } },
    moderation_result: { action: 'flag', blocklist_name: 'rude', blocked_word: 'twit' },
  });
  expect(only).not.toHaveProperty('user');
  expect(await flags({ blocklist_name: 'rude', matched_phrase: 'twit', action: 'flag' })).toHaveLength(1);
  const event = await receiver.event('message.flagged');
  expect(event).toMatchObject({
    total_flags: 1,
    reason: 'blocklist',
    flag: { created_by_automod: true, target_message_id: only?.message?.id },
    details: { action: 'flag', blocklist_name: 'rude', blocked_word: 'twit', message_id: only?.message?.id },
  });
  expect(event).not.toHaveProperty('user');
  await receiver.close();
});

test('a list that blocks refuses the message, and nothing of it stays', async () => {
  await configure({ blocklist: 'rude', blocklist_behavior: 'block' });
  const refused = await say('bob', 'you twit');
  expect(refused.body).toMatchObject({ StatusCode: 400, code: 73 });
  expect((await talk.state()).messages).toEqual([]);
  expect(await flags()).toEqual([]);
  expect((await say('bob', 'you twitter')).status).toBe(201);
});

test('a list that blocks in the shadow shows the message to its author alone', async () => {
  await configure({ blocklists: [{ blocklist: 'rude', behavior: 'shadow_block' }] });
  const sent = messageOf(await say('bob', 'you twit'));
  expect(sent).toMatchObject({ shadowed: true, moderation: { action: 'shadow' } });
  expect(unreadOf(await talk.state())).toEqual({ ada: 0, bob: 0 });
  expect((await talk.as('ada', 'GET', `/api/v2/chat/messages/${sent.id}`)).status).toBe(404);
  expect((await talk.as('bob', 'GET', `/api/v2/chat/messages/${sent.id}`)).status).toBe(200);
});

test('of several lists the most severe decides', async () => {
  await configure({
    blocklists: [
      { blocklist: 'rude', behavior: 'flag' },
      { blocklist: 'links', behavior: 'block' },
    ],
  });
  expect((await say('bob', 'you twit: https://bad.example')).body.code).toBe(73);
  expect((await say('bob', 'you twit: https://good.example')).status).toBe(201);
});

test('automod of the simple kind looks for profanity', async () => {
  await configure({ automod: 'simple', automod_behavior: 'block' });
  expect((await say('bob', 'holy shit')).body.code).toBe(73);
  await configure({ automod: 'AI', automod_behavior: 'block' });
  expect((await say('bob', 'holy shit')).status).toBe(201);
});

test('a channel’s own list takes the place of its type’s', async () => {
  const overrides = { blocklist: 'rude', blocklist_behavior: 'block' };
  await talk.api.call(updateChannelPartial, {
    params: talk.params,
    body: { set: { config_overrides: overrides } },
  });
  expect((await say('bob', 'you twit')).body.code).toBe(73);
});

test('the app’s server is exempt unless it says otherwise, and so is who has leave', async () => {
  await configure({ blocklist: 'rude', blocklist_behavior: 'block' });
  expect(await talk.send('you twit')).not.toHaveProperty('moderation');
  const forced = talk.send('you twit', {}, { force_moderation: true });
  expect(await refusal(forced)).toEqual([400, 73]);
  await talk.api.raw('POST', '/api/v2/chat/channels/team/a', { body: { add_moderators: ['bob'] } });
  expect((await say('bob', 'you twit')).status).toBe(201);
});

test('what is edited is looked at as well', async () => {
  await configure({
    blocklist: 'rude',
    blocklist_behavior: 'flag',
    blocklists: [{ blocklist: 'links', behavior: 'shadow_block' }],
  });
  const { id } = messageOf(await say('ada', 'you there'));
  const edit = (text: string) => talk.as('ada', 'PUT', `/api/v2/chat/messages/${id}`, { set: { text } });
  expect(messageOf(await edit('you twit'))).toMatchObject({ moderation: { action: 'flag' } });
  expect(await flags()).toHaveLength(1);
  expect(messageOf(await edit('you friend'))).not.toHaveProperty('moderation');
  expect(unreadOf(await talk.state())).toEqual({ ada: 0, bob: 1 });
  expect(messageOf(await edit('see bad.example'))).toMatchObject({ shadowed: true });
  expect(unreadOf(await talk.state())).toEqual({ ada: 0, bob: 0 });
  await configure({ blocklists: [], blocklist: 'rude', blocklist_behavior: 'block' });
  expect((await edit('you twit')).body.code).toBe(73);
  const whole = await talk.as('ada', 'POST', `/api/v2/chat/messages/${id}`, { message: { text: 'twit' } });
  expect(whole.body.code).toBe(73);
});
