import type { BodyOf } from '@backchannel/chat-api';
import { mute, queryUsers, unmute } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const silence = (body: Partial<BodyOf<typeof mute>> = {}) =>
  talk.api.call(mute, { body: { user_id: 'ada', target_ids: ['bob'], ...body } });
const hear = (body: Partial<BodyOf<typeof unmute>> = {}) =>
  talk.api.call(unmute, { body: { user_id: 'ada', target_ids: ['bob'], ...body } });
const muted = async () => {
  const payload = { filter_conditions: { id: 'ada' } };
  const [ada] = (await talk.api.call(queryUsers, { query: { payload } })).users;
  return ada?.mutes.map(({ target }) => target?.id);
};

test('a mute answers who muted whom and when, and the muter with it', async () => {
  const answer = await silence();
  expect(answer.mutes).toMatchObject([{ user: { id: 'ada' }, target: { id: 'bob' } }]);
  expect(answer.mutes?.[0]).not.toHaveProperty('expires');
  expect(answer.mutes?.[0]?.updated_at).toBe(answer.mutes?.[0]?.created_at);
  expect(answer.own_user).toMatchObject({ id: 'ada', mutes: [{ target: { id: 'bob' } }] });
  expect(answer).not.toHaveProperty('non_existing_users');
  expect(await muted()).toEqual(['bob']);
  expect(await hear()).not.toHaveProperty('non_existing_users');
  expect(await muted()).toEqual([]);
});

test('several are muted at once; who is not there is named and stops nobody', async () => {
  const answer = await silence({ target_ids: ['bob', 'nobody', 'cyd', 'bob'] });
  expect(answer.mutes?.map(({ target }) => target?.id)).toEqual(['bob', 'cyd']);
  expect(answer.non_existing_users).toEqual(['nobody']);
  expect((await hear({ target_ids: ['nobody', 'cyd'] })).non_existing_users).toEqual(['nobody']);
  expect(await muted()).toEqual(['bob']);
});

test('a mute ends after its minutes, and a second one moves the end', async () => {
  await talk.clock('2040-01-01T00:00:00Z');
  const first = await silence({ timeout: 1 });
  const { created_at: at = 0, expires = 0 } = first.mutes?.[0] ?? {};
  expect(expires - at).toBe(60e9);
  await silence({ timeout: 2 });
  await talk.clock('2040-01-01T00:01:30Z');
  expect(await muted()).toEqual(['bob']);
  await talk.clock('2040-01-01T00:02:01Z');
  expect(await muted()).toEqual([]);
  const again = await silence();
  expect(again.mutes?.[0]?.created_at).toBeGreaterThan(first.mutes?.[0]?.created_at ?? 0);
});

test.each<[string, Partial<BodyOf<typeof mute>>]>([
  ['nobody', { target_ids: [] }],
  ['oneself', { target_ids: ['ada'] }],
  ['for no one', { user_id: undefined }],
  ['a negative time', { timeout: -1 }],
  ['a time beyond all reason', { timeout: 1e18 }],
  ['more than a thousand', { target_ids: Array.from({ length: 1001 }, (_, n) => `u${n}`) }],
])('refuses to mute %s', async (_, body) => {
  expect(await refusal(silence(body))).toEqual([400, 4]);
});

test('a user’s own token mutes for that user', async () => {
  const reply = await talk.as('bob', 'POST', '/api/v2/moderation/mute', {
    target_ids: ['ada'],
    user_id: 'cyd',
  });
  expect(reply.status).toBe(201);
  expect(reply.body['mutes']).toMatchObject([{ user: { id: 'bob' }, target: { id: 'ada' } }]);
});

test('mutes are told: one target by itself, several as a list', async () => {
  const receiver = await startReceiver();
  await hookTo(talk.api, receiver.url, 'user.muted', 'user.unmuted');
  await silence();
  await silence({ target_ids: ['bob', 'cyd'] });
  await hear();
  await hear();
  const events = (await receiver.until(3)).map(({ event }) => event);
  expect(events).toMatchObject([
    { type: 'user.muted', user: { id: 'ada' }, target_user: { id: 'bob' } },
    { type: 'user.muted', target_users: [{ id: 'bob' }, { id: 'cyd' }] },
    { type: 'user.unmuted', user: { id: 'ada' }, target_user: { id: 'bob' } },
  ]);
  await receiver.close();
});
