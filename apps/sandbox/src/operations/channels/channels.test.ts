import { ChatApiError } from '@backchannel/chat-api';
import type { BodyOf } from '@backchannel/chat-api';
import { getOrCreateChannel, queryChannels, sendMessage } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd');
});
afterEach(() => api.close());

type Data = NonNullable<BodyOf<typeof getOrCreateChannel>['data']>;
const create = (id: string, data: Data = {}, type = 'messaging') =>
  api.call(getOrCreateChannel, { params: { type, id }, body: { data: { created_by_id: 'ada', ...data } } });
const send = (id: string, text: string, user_id = 'ada', extra = {}) =>
  api.call(sendMessage, {
    params: { type: 'messaging', id },
    body: { message: { text, user_id, ...extra } },
  });
const query = (body: BodyOf<typeof queryChannels>) => api.call(queryChannels, { body });
const idsOf = async (body: BodyOf<typeof queryChannels>) =>
  (await query(body)).channels.map(({ channel }) => channel?.id);

describe('get or create', () => {
  test('makes a channel whose creator is no member unless listed', async () => {
    const made = await create('a', { custom: { name: 'First' }, team: 'red' });
    expect(made.members).toEqual([]);
    expect(made.messages).toEqual([]);
    expect(made.channel).toMatchObject({
      cid: 'messaging:a',
      team: 'red',
      custom: { name: 'First' },
      frozen: false,
      disabled: false,
      member_count: 0,
      created_by: { id: 'ada' },
      config: {
        name: 'messaging',
        commands: expect.arrayContaining([expect.objectContaining({ name: 'giphy' })]),
      },
    });
    expect(made.channel).not.toHaveProperty('last_message_at');
    expect(made.channel).not.toHaveProperty('deleted_at');
  });

  test('takes members by id or as users, invites over members, and ignores data the second time', async () => {
    const made = await api.raw('POST', '/api/v2/chat/channels/messaging/a/query', {
      body: {
        data: {
          created_by: { id: 'new-creator' },
          members: [{ user_id: 'ada' }, { user: { id: 'new-member' } }, { user_id: 'bob' }],
          invites: [{ user_id: 'bob' }],
        },
      },
    });
    expect(made.status).toBe(201);
    const again = await create('a', { members: [{ user_id: 'cyd' }] });
    expect(again.members.map((member) => [member.user_id, member.invited])).toEqual([
      ['ada', undefined],
      ['new-member', undefined],
      ['bob', true],
    ]);
    expect(again.channel?.created_by?.id).toBe('new-creator');
    expect(again.channel?.member_count).toBe(3);
  });

  test.each([
    [
      'no creator',
      'messaging',
      'a',
      {},
      'either data.created_by or data.created_by_id must be provided',
      400,
    ],
    [
      'a creator who does not exist',
      'messaging',
      'a',
      { created_by_id: 'nobody' },
      "don't exist: [nobody]",
      400,
    ],
    ['a bad id', 'messaging', 'a b', { created_by_id: 'ada' }, 'channel id', 400],
    ['an unknown type', 'nothing', 'a', { created_by_id: 'ada' }, 'channel type nothing does not exist', 404],
  ])('refuses %s', async (_, type, id, data, message, status) => {
    const call = api.call(getOrCreateChannel, { params: { type, id }, body: { data } });
    await expect(call).rejects.toThrow(ChatApiError);
    await expect(call).rejects.toMatchObject({ status, message: expect.stringContaining(message) });
  });

  test('hides the channel for its creator when asked to', async () => {
    await api.call(getOrCreateChannel, {
      params: { type: 'messaging', id: 'a' },
      body: { data: { created_by_id: 'ada' }, hide_for_creator: true },
    });
    expect(await idsOf({ user_id: 'ada' })).toEqual([]);
    expect(await idsOf({ user_id: 'ada', filter_conditions: { hidden: true } })).toEqual(['a']);
    expect(await idsOf({})).toEqual(['a']);
  });

  test('pages back through messages by id', async () => {
    await create('a');
    const sent: string[] = [];
    for (let n = 0; n < 5; n += 1) sent.push((await send('a', `m${n}`)).message.id);
    const page = async (messages: object) =>
      (
        await api.call(getOrCreateChannel, { params: { type: 'messaging', id: 'a' }, body: { messages } })
      ).messages.map(({ text }) => text);
    expect(await page({ limit: 2 })).toEqual(['m3', 'm4']);
    expect(await page({ limit: 2, id_lt: sent[3] })).toEqual(['m1', 'm2']);
    expect(await page({ limit: 2, id_lte: sent[3] })).toEqual(['m2', 'm3']);
    expect(await page({ limit: 2, id_gt: sent[1] })).toEqual(['m2', 'm3']);
    expect(await page({ limit: 3, id_around: sent[2] })).toEqual(['m1', 'm2', 'm3']);
    await expect(page({ id_lt: 'nothing' })).rejects.toMatchObject({ status: 404, code: 16 });
  });
});

describe('query channels', () => {
  test('orders by last update, pages by offset, and leaves the filter out when there is none', async () => {
    for (const id of ['a', 'b', 'c']) await create(id);
    await send('a', 'hello');
    expect(await idsOf({})).toEqual(['a', 'c', 'b']);
    expect(await idsOf({ limit: 1, offset: 1 })).toEqual(['c']);
    expect(await idsOf({ sort: [{ field: 'created_at', direction: 1 }] })).toEqual(['a', 'b', 'c']);
  });

  test('answers messages, members, read states and membership', async () => {
    await create('a', { members: [{ user_id: 'ada' }, { user_id: 'bob', custom: { seat: 4 } }] });
    const parent = (await send('a', 'first')).message.id;
    await send('a', 'a reply', 'bob', { parent_id: parent });
    await send('a', 'from outside', 'cyd');
    const [state] = (await query({ user_id: 'bob', member_custom_include: ['seat'] })).channels;
    expect(state?.messages.map(({ text, reply_count }) => [text, reply_count])).toEqual([
      ['first', 1],
      ['from outside', 0],
    ]);
    expect(state?.messages[0]).toMatchObject({
      type: 'regular',
      html: '<p>first</p>\n',
      member: { channel_role: 'channel_member' },
      thread_participants: [{ id: 'bob' }],
      own_reactions: [],
      reaction_counts: {},
    });
    expect(state?.messages[1]).not.toHaveProperty('member');
    expect(state?.members.map((member) => member.user_id)).toEqual(['bob', 'ada']);
    expect(state?.membership).toMatchObject({ user_id: 'bob', custom: { seat: 4 } });
    const unread = Object.fromEntries(state?.read?.map((read) => [read.user.id, read.unread_messages]) ?? []);
    expect(unread).toEqual({ ada: 1, bob: 1 });
    expect(state?.channel?.own_capabilities).toContain('send-message');
  });

  test('answers the channel alone without state', async () => {
    await create('a', { members: [{ user_id: 'ada' }] });
    await send('a', 'hello');
    expect((await query({ state: false })).channels[0]).toMatchObject({
      messages: [],
      members: [],
      threads: [],
    });
  });

  test('finds by members, name, user-relative fields and custom data', async () => {
    await create('a', {
      members: [{ user_id: 'ada' }, { user_id: 'bob' }],
      custom: { name: 'Green Tea', n: 3 },
    });
    await create('b', { members: [{ user_id: 'ada' }], custom: { name: 'Tearoom' } });
    await create('c', { filter_tags: ['vip'] });
    const found = async (filter_conditions: Record<string, unknown>, user_id?: string) =>
      (await idsOf({ filter_conditions, ...(user_id !== undefined && { user_id }) })).toSorted(
        (a = '', b = '') => a.localeCompare(b),
      );
    expect(await found({ members: { $in: ['ada'] } })).toEqual(['a', 'b']);
    expect(await found({ members: ['ada', 'bob'] })).toEqual(['a']);
    expect(await found({ name: { $autocomplete: 'te' } })).toEqual(['a', 'b']);
    expect(await found({ 'member.user.name': { $autocomplete: 'bo' } })).toEqual(['a']);
    expect(await found({ n: { $gte: 3 }, type: 'messaging' })).toEqual(['a']);
    expect(await found({ filter_tags: 'vip' })).toEqual(['c']);
    expect(await found({ joined: true }, 'bob')).toEqual(['a']);
    expect(await found({ joined: false }, 'bob')).toEqual(['b', 'c']);
    await send('a', 'hello');
    expect(await found({ has_unread: true }, 'bob')).toEqual(['a']);
  });

  test.each([
    ['a user-relative field without a user', { joined: true }, 'user_id'],
    ['an operator the field does not have', { type: { $contains: 'x' } }, '"$contains" is not supported'],
    ['an unknown operator', { type: { $like: 'x' } }, 'unknown operator "$like"'],
    ['a value of the wrong type', { frozen: 'yes' }, 'expected boolean for field "filter_conditions.frozen"'],
    ['a date that is none', { created_at: { $gt: 'soon' } }, 'expected date'],
    ['an $or of nothing', { $or: [] }, '$or'],
    ['a search for more words than anybody types', { name: { $q: 'a '.repeat(300) } }, 'at maximum 500'],
    ['a list where a filter belongs', { $and: [[]] }, 'expected object'],
  ])('refuses %s', async (_, filter_conditions, message) => {
    const call = query({ filter_conditions });
    await expect(call).rejects.toMatchObject({
      status: 400,
      code: 4,
      message: expect.stringContaining(message),
    });
  });

  test('refuses filters beyond any reason, and limits beyond the API’s', async () => {
    let deep: Record<string, unknown> = { type: 'messaging' };
    for (let level = 0; level < 20; level += 1) deep = { $and: [deep] };
    const wide = { $or: Array.from({ length: 200 }, () => ({ type: 'messaging' })) };
    for (const body of [
      { filter_conditions: deep },
      { filter_conditions: wide },
      { limit: 31 },
      { offset: 1001 },
    ]) {
      await expect(query(body)).rejects.toMatchObject({ status: 400, code: 4 });
    }
  });

  test('compares a millisecond with all that fell into it', async () => {
    const { channel } = await create('a');
    // Through microseconds: the double nearest to the nanoseconds may lie just below the millisecond.
    const text = new Date(Math.floor(Math.round((channel?.created_at ?? 0) / 1e3) / 1e3)).toISOString();
    expect(await idsOf({ filter_conditions: { created_at: { $lte: text } } })).toEqual(['a']);
    expect(await idsOf({ filter_conditions: { created_at: { $eq: text } } })).toEqual(['a']);
    expect(await idsOf({ filter_conditions: { created_at: { $gt: text } } })).toEqual([]);
  });

  test('sorts on custom numbers and refuses to sort on a user’s things without one', async () => {
    for (const [id, score] of [
      ['a', 5],
      ['b', 40],
      ['c', 9],
    ] as const)
      await create(id, { custom: { score } });
    expect(await idsOf({ sort: [{ field: 'score', direction: -1, type: 'number' }] })).toEqual([
      'b',
      'c',
      'a',
    ]);
    expect(await idsOf({ sort: [{ field: 'score', direction: -1 }] })).toEqual(['b', 'c', 'a']);
    await expect(query({ sort: [{ field: 'unread_count' }] })).rejects.toMatchObject({ code: 4 });
  });
});
