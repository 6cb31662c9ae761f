import type { BodyOf } from '@backchannel/chat-api';
import {
  deleteMessage,
  flag,
  getFlagCount,
  queryMessageFlags,
  queryModerationFlags,
} from '@backchannel/chat-api/operations';
import type { QueryMessageFlagsPayload } from '@backchannel/chat-api/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';

const MESSAGE = 'stream:chat:v1:message';
const USER = 'stream:user';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

type Flag = BodyOf<typeof flag>;
const raise = (body: Partial<Flag> & Pick<Flag, 'entity_id'>) =>
  talk.api.call(flag, { body: { entity_type: MESSAGE, user_id: 'bob', ...body } });
const messageFlags = async (payload: QueryMessageFlagsPayload = {}) =>
  (await talk.api.call(queryMessageFlags, { query: { payload } })).flags;
const allFlags = (body: BodyOf<typeof queryModerationFlags> = {}) =>
  talk.api.call(queryModerationFlags, { body });
const count = async (id: string, type?: string) =>
  (
    await talk.api.call(getFlagCount, {
      body: { entity_creator_id: id, ...(type !== undefined && { entity_type: type }) },
    })
  ).count;

test('flags of one thing share an item, a second flag by the same user replaces the first', async () => {
  const { id } = await talk.send('nasty');
  const first = await raise({ entity_id: id, reason: 'spam', custom: { page: 3 } });
  const second = await raise({ entity_id: id, user_id: 'cyd' });
  const again = await raise({ entity_id: id, reason: 'scam' });
  expect(Object.keys(first).toSorted()).toEqual(['duration', 'item_id']);
  expect(first.item_id).not.toBe('');
  expect([second.item_id, again.item_id]).toEqual([first.item_id, first.item_id]);
  const { flags } = await allFlags({ sort: [{ field: 'created_at', direction: 1 }] });
  expect(flags).toMatchObject([
    { type: 'user', user_id: 'bob', user: { id: 'bob' }, reason: 'scam', entity_creator_id: 'ada' },
    { type: 'user', user_id: 'cyd', entity_id: id, entity_type: MESSAGE, result: [], labels: [] },
  ]);
  expect(flags[0]?.review_queue_item_id).toBe(first.item_id);
  expect(await count('ada')).toBe(2);
});

test('messages’ flags come with message, reporter, reason and what was said then', async () => {
  const { id } = await talk.send('nasty');
  await raise({ entity_id: id, reason: 'spam', custom: { page: 3 } });
  await raise({ entity_id: 'ada', entity_type: USER });
  const [only, ...others] = await messageFlags();
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    created_by_automod: false,
    message: { id, text: 'nasty', user: { id: 'ada' } },
    user: { id: 'bob' },
    reason: 'spam',
    custom: { page: 3 },
    details: { original_text: 'nasty' },
  });
  expect(only).not.toHaveProperty('moderation_result');
});

test('messages’ flags are filtered, sorted and paged, those of deleted messages only on demand', async () => {
  await talk.clock('2040-01-01T00:00:00Z');
  const one = await talk.send('one');
  const two = await talk.send('two', { user_id: 'bob' });
  await raise({ entity_id: one.id, reason: 'spam' });
  await talk.clock('2040-01-02T00:00:00Z');
  await raise({ entity_id: two.id, reason: 'rude', user_id: 'ada' });
  const texts = async (payload: QueryMessageFlagsPayload = {}) =>
    (await messageFlags(payload)).map(({ message }) => message?.text);
  const found = (filter: Record<string, unknown>) => texts({ filter_conditions: filter });
  expect(await texts()).toEqual(['two', 'one']);
  expect(await texts({ sort: [{ field: 'created_at', direction: 1 }] })).toEqual(['one', 'two']);
  expect(await texts({ limit: 1 })).toEqual(['two']);
  expect(await texts({ limit: 1, offset: 1 })).toEqual(['one']);
  expect(await found({ reason: { $in: ['spam'] } })).toEqual(['one']);
  expect(await found({ user_id: 'bob' })).toEqual(['two']);
  expect(await found({ reporter_id: 'bob', reporter_type: 'user' })).toEqual(['one']);
  expect(await found({ reporter_id: '' })).toEqual([]);
  expect(await found({ channel_cid: 'team:a', is_reviewed: false })).toEqual(['two', 'one']);
  expect(await found({ channel_cid: 'team:b' })).toEqual([]);
  expect(await found({ date_range: '2040-01-01T00:00:00Z_2040-01-01T12:00:00Z' })).toEqual(['one']);
  expect(await refusal(found({ date_range: 'yesterday' }))).toEqual([400, 4]);
  expect(await refusal(found({ text: 'one' }))).toEqual([400, 4]);
  expect(await refusal(texts({ limit: 301 }))).toEqual([400, 4]);
  await talk.api.call(deleteMessage, { params: { id: one.id } });
  expect(await texts()).toEqual(['two']);
  expect(await texts({ show_deleted_messages: true })).toEqual(['two', 'one']);
  await talk.api.call(deleteMessage, { params: { id: two.id }, query: { hard: true } });
  expect(await texts({ show_deleted_messages: true })).toEqual(['one']);
});

test('flags of all kinds are counted by whose thing it is, filtered and paged by cursor', async () => {
  const { id } = await talk.send('nasty');
  await raise({ entity_id: id });
  await raise({ entity_id: 'ada', entity_type: USER, reason: 'impersonates' });
  await raise({ entity_id: 'v1', entity_type: 'app:video', entity_creator_id: 'ada' });
  expect([await count('ada'), await count('ada', USER), await count('bob')]).toEqual([3, 1, 0]);
  const kinds = async (body: BodyOf<typeof queryModerationFlags>) =>
    (await allFlags(body)).flags.map((entry) => entry.entity_type);
  expect(await kinds({})).toEqual(['app:video', USER, MESSAGE]);
  expect(await kinds({ filter: { entity_type: { $in: [USER, MESSAGE] } } })).toEqual([USER, MESSAGE]);
  expect(await kinds({ filter: { labels: 'impersonates' } })).toEqual([USER]);
  const first = await allFlags({ limit: 2 });
  const second = await allFlags({ limit: 2, next: first.next });
  expect([first.flags.length, second.flags.length, second.next]).toEqual([2, 1, undefined]);
  expect((await allFlags({ limit: 2, prev: second.prev })).flags).toEqual(first.flags);
});

test.each<[string, Partial<Flag> & Pick<Flag, 'entity_id'>, [number, number]]>([
  ['a message that is not there', { entity_id: 'none' }, [404, 16]],
  ['a user who is not there', { entity_id: 'none', entity_type: USER }, [404, 16]],
  ['a flag by nobody', { entity_id: 'ada', entity_type: USER, user_id: undefined }, [400, 4]],
  ['a flag of nothing', { entity_id: '' }, [400, 4]],
  ['a reason that is too long', { entity_id: 'ada', entity_type: USER, reason: 'x'.repeat(256) }, [400, 4]],
])('refuses %s', async (_, body, expected) => {
  expect(await refusal(raise(body))).toEqual(expected);
});

test('with their own token members flag and do not read flags; moderators read those of their channel', async () => {
  const { id } = await talk.send('nasty');
  const path = '/api/v2/moderation/flag';
  const of = async (userId: string, body: object) => (await talk.as(userId, 'POST', path, body)).status;
  expect(await of('bob', { entity_type: MESSAGE, entity_id: id })).toBe(201);
  expect(await of('cyd', { entity_type: MESSAGE, entity_id: id })).toBe(403);
  expect(await of('cyd', { entity_type: USER, entity_id: 'ada' })).toBe(201);
  expect(await of('cyd', { entity_type: 'app:video', entity_id: 'v1' })).toBe(403);
  const read = async (userId: string, filter: object) => {
    const payload = encodeURIComponent(JSON.stringify({ filter_conditions: filter }));
    return (await talk.as(userId, 'GET', `/api/v2/chat/moderation/flags/message?payload=${payload}`)).status;
  };
  expect(await read('bob', { channel_cid: 'team:a' })).toBe(403);
  await talk.api.raw('POST', '/api/v2/chat/channels/team/a', { body: { add_moderators: ['bob'] } });
  expect([await read('bob', { channel_cid: 'team:a' }), await read('bob', {})]).toEqual([200, 403]);
  expect((await talk.as('bob', 'POST', '/api/v2/moderation/flags', {})).status).toBe(403);
  const counted = { entity_creator_id: 'ada' };
  expect((await talk.as('bob', 'POST', '/api/v2/moderation/flag_count', counted)).status).toBe(403);
});

test('flags are told', async () => {
  const { id } = await talk.send('nasty');
  const receiver = await startReceiver();
  await hookTo(talk.api, receiver.url, 'message.flagged', 'user.flagged');
  await raise({ entity_id: id, reason: 'spam' });
  await raise({ entity_id: 'ada', entity_type: USER, reason: 'impersonates' });
  const received = await receiver.until(2);
  expect(received.find(({ event }) => event.type === 'message.flagged')?.event).toMatchObject({
    message_id: id,
    message: { text: 'nasty' },
    user: { id: 'bob' },
    reason: 'spam',
    total_flags: 1,
    cid: 'team:a',
    flag: {
      created_by_automod: false,
      target_message_id: id,
      user: { id: 'bob' },
      details: { original_text: 'nasty' },
    },
  });
  // That is what automod has found.
  expect(received.find(({ event }) => event.type === 'message.flagged')?.event).not.toHaveProperty('details');
  expect(received.find(({ event }) => event.type === 'user.flagged')?.event).toMatchObject({
    user: { id: 'bob' },
    target_user: { id: 'ada' },
    reason: 'impersonates',
    total_flags: 1,
  });
  await receiver.close();
});
