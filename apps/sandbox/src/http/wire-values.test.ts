import { getOrCreateChannel, sendMessage, updateMessagePartial } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';

// Moments and what is not there, as they stand in requests and answers.
let room: Conversation;
beforeAll(async () => {
  room = await startConversation();
});
afterAll(() => room.api.close());

const CHAT = '/api/v2/chat';
const A = `${CHAT}/channels/team/a`;
const raw: Conversation['api']['raw'] = (...request) => room.api.raw(...request);

describe('moments', () => {
  test('come in as text with any offset and up to nine digits, or as nanoseconds, and go out as nanoseconds', async () => {
    for (const [given, wire] of [
      ['2090-01-01T00:00:00Z', '3786912000000000000'],
      ['2090-01-01T02:00:00+02:00', '3786912000000000000'],
      ['2089-12-31T19:00:00.5-05:00', '3786912000500000000'],
      ['2090-01-01T00:00:00.123456+00:00', '3786912000123456000'],
      ['2090-01-01T00:00:00.123456789Z', '3786912000123456000'],
      [3_786_912_000_000_000_000, '3786912000000000000'],
    ]) {
      const { id } = await room.send('pin');
      const body = { set: { pinned: true, pin_expires: given }, user_id: 'ada' };
      const { text, status } = await raw('PUT', `${CHAT}/messages/${id}`, { body });
      expect([given, status, /"pin_expires":(\d+)[,}]/.exec(text)?.[1]]).toEqual([given, 201, wire]);
    }
  });

  test('within custom data stay exactly what they were', async () => {
    const custom = {
      at: '2026-01-02T03:04:05.678+02:00',
      on: '2026-01-02',
      count: 1_577_836_800_000_000_000,
    };
    const { id } = await room.send('dated', { custom });
    expect((await room.get(id)).custom).toEqual(custom);
  });

  test('of a pin are text where a message is sent whole, and a number is refused', async () => {
    const send = (pinned_at: unknown) =>
      raw('POST', `${A}/message`, {
        body: { message: { text: 'x', user_id: 'ada', pinned: true, pinned_at } },
      });
    expect((await send('2026-01-01T00:00:00Z')).status).toBe(201);
    const { status, body } = await send(1_767_225_600_000_000_000);
    expect([status, body.code]).toEqual([400, 4]);
    expect(body.message).toContain('expected string for field "message.pinned_at"');
  });

  test('that are no moments are refused', async () => {
    for (const truncated_at of ['yesterday', '2026-13-01T00:00:00Z', '2026-02-29T00:00:00Z', true, {}]) {
      const { status, body } = await raw('POST', `${A}/truncate`, { body: { truncated_at } });
      expect([status, body.code]).toEqual([400, 4]);
    }
  });
});

describe('what is not there', () => {
  const nulls = (value: unknown): boolean =>
    value === null || (typeof value === 'object' && Object.values(value).some(nulls));

  test('is absent and never null, while lists and maps are there even when empty', async () => {
    const params = { type: 'messaging', id: 'bare' };
    const created = await room.api.call(getOrCreateChannel, {
      params,
      body: { data: { created_by_id: 'ada' } },
    });
    expect(created).toMatchObject({ members: [], messages: [], pinned_messages: [], threads: [] });
    expect(created.channel).toMatchObject({ custom: {} });
    for (const key of ['deleted_at', 'truncated_at', 'last_message_at', 'team', 'cooldown'])
      expect(created.channel).not.toHaveProperty(key);
    const message = { text: 'x', user_id: 'ada' };
    const sent = await room.api.call(sendMessage, { params, body: { message } });
    for (const key of ['deleted_at', 'parent_id', 'pinned_at', 'pinned_by', 'pin_expires', 'i18n', 'poll'])
      expect(sent.message).not.toHaveProperty(key);
    const lists = [
      created,
      sent,
      (await raw('POST', `${CHAT}/channels`, { body: { user_id: 'ada' } })).body,
      (await raw('POST', `${CHAT}/threads`, { body: { user_id: 'ada' } })).body,
      (await raw('GET', `${CHAT}/channeltypes`)).body,
      (await raw('GET', '/api/v2/app')).body,
      (await raw('GET', `/api/v2/users?payload=${encodeURIComponent('{"filter_conditions":{}}')}`)).body,
    ];
    expect(lists.map(nulls)).toEqual(lists.map(() => false));
  });

  test('a null in `set` takes the value away, as leaving it out leaves it alone', async () => {
    const { id } = await room.send('pinned', { pinned: true, pin_expires: new Date('2090-01-01') });
    const change = async (set: Record<string, unknown>) =>
      (await room.api.call(updateMessagePartial, { params: { id }, body: { set, user_id: 'ada' } })).message;
    expect(await change({ text: 'still pinned' })).toHaveProperty('pin_expires');
    expect(await change({ pin_expires: null })).not.toHaveProperty('pin_expires');
    expect((await room.get(id)).pinned).toBe(true);
  });

  test('a null in `set` takes the value away, whatever is changed in part; in custom data it is a value', async () => {
    await raw('POST', '/api/v2/polls', {
      body: { id: 'p', name: 'Lunch?', user_id: 'ada', description: 'soon', max_votes_allowed: 2 },
    });
    await room.send('parent', { id: 'm' });
    await room.send('reply', { parent_id: 'm', user_id: 'bob' });
    const change = async (method: string, path: string, set: object, key: string) => {
      const users = [{ id: 'cyd', set }];
      const body = path === '/api/v2/users' ? { users } : { set, user_id: 'ada' };
      const { status, body: answer, text } = await raw(method, path, { body });
      expect(status, text).toBe(200);
      const changed = answer[key] as Record<string, unknown>;
      return key === 'users' ? (changed['cyd'] as Record<string, unknown>) : changed;
    };
    type Case = [method: string, path: string, key: string, set: Record<string, unknown>, empty?: object];
    const cases: Case[] = [
      ['PATCH', A, 'channel', { team: 'red', cooldown: 5, filter_tags: ['a'] }],
      ['PATCH', A, 'channel', { frozen: true }, { frozen: false }],
      [
        'PATCH',
        '/api/v2/users',
        'users',
        { name: 'Cyd', image: 'http://x/y.png', privacy_settings: { read_receipts: { enabled: false } } },
      ],
      [
        'PATCH',
        '/api/v2/users',
        'users',
        { role: 'admin', language: 'de', teams: ['red'] },
        { role: 'user', language: '', teams: [] },
      ],
      [
        'PATCH',
        `${A}/member?user_id=bob`,
        'channel_member',
        { channel_role: 'channel_moderator' },
        { channel_role: 'channel_member' },
      ],
      ['PATCH', '/api/v2/polls/p', 'poll', { description: 'now' }, { description: '' }],
      ['PATCH', '/api/v2/polls/p', 'poll', { max_votes_allowed: 3 }],
      ['PATCH', `${CHAT}/threads/m`, 'thread', { title: 'Lunch' }, { title: 'parent' }],
    ];
    for (const [method, path, key, set, empty] of cases) {
      expect(await change(method, path, set, key)).toMatchObject(set);
      const nulled = Object.fromEntries(Object.keys(set).map((field) => [field, null]));
      const after = await change(method, path, { ...nulled, mood: null }, key);
      expect(after).toMatchObject({ ...empty, custom: { mood: null } });
      if (!empty) for (const field of Object.keys(set)) expect(after).not.toHaveProperty(field);
    }
    const poll = await change('PATCH', '/api/v2/polls/p', { custom: null }, 'poll');
    expect(poll).toHaveProperty('custom', {});
    const pinned = await change('PATCH', `${A}/member?user_id=bob`, { pinned: true }, 'channel_member');
    expect(pinned).toHaveProperty('pinned_at');
    const unpinned = await change('PATCH', `${A}/member?user_id=bob`, { pinned: null }, 'channel_member');
    expect(unpinned).not.toHaveProperty('pinned_at');
  });

  test('a `custom` in `set` is custom data of that name, as only what is no field of a user goes there', async () => {
    const users = [{ id: 'cyd', set: { colour: 'red', custom: { deep: 1 } } }];
    const { body } = await raw('PATCH', '/api/v2/users', { body: { users } });
    expect(body['users']).toMatchObject({ cyd: { custom: { colour: 'red', custom: { deep: 1 } } } });
  });

  test('a cursor is absent when there is no such page', async () => {
    const { body } = await raw('POST', `${CHAT}/segments/query`, { body: { filter: {} } });
    expect(Object.keys(body).sort()).toEqual(['duration', 'segments']);
  });
});
