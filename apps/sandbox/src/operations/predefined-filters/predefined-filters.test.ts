import {
  createPredefinedFilter,
  deletePredefinedFilter,
  getOrCreateChannel,
  getPredefinedFilter,
  getPredefinedFilters,
  groupedQueryChannels,
  queryChannels,
  updatePredefinedFilter,
} from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
  for (const [id, name, member] of [
    ['b', 'beta', 'bob'],
    ['c', 'gamma', 'cyd'],
  ] as const) {
    await talk.api.call(getOrCreateChannel, {
      params: { type: 'messaging', id },
      body: { data: { created_by_id: 'ada', members: [{ user_id: member }], custom: { name } } },
    });
  }
});
afterEach(() => talk.api.close());

const keep = async (name: string, filter: object, more: object = {}) =>
  (
    await talk.api.call(createPredefinedFilter, {
      body: { name, operation: 'QueryChannels', filter: { ...filter }, ...more },
    })
  ).predefined_filter;
const list = (body: BodyOf<typeof queryChannels>) => talk.api.call(queryChannels, { body });
const ids = async (body: BodyOf<typeof queryChannels>) =>
  (await list(body)).channels.map(({ channel }) => channel?.id);

test('a filter is kept under its name, read, listed, replaced and deleted', async () => {
  const sort = [{ field: 'created_at', direction: -1 }];
  const kept = await keep('mine_1', { type: 'team' }, { sort, description: 'Teams' });
  expect(kept).toMatchObject({
    name: 'mine_1',
    operation: 'QueryChannels',
    filter: { type: 'team' },
    sort: [{ field: 'created_at', direction: -1, type: '' }],
    description: 'Teams',
  });
  const params = { name: 'mine_1' };
  expect((await talk.api.call(getPredefinedFilter, { params })).predefined_filter).toEqual(kept);
  await keep('a-first', { type: 'messaging' });
  const all = async (query = {}) =>
    (await talk.api.call(getPredefinedFilters, { query })).predefined_filters.map(({ name }) => name);
  expect(await all()).toEqual(['a-first', 'mine_1']);
  expect(await all({ sort: [{ field: 'created_at', direction: 1 }] })).toEqual(['mine_1', 'a-first']);
  const body = { operation: 'QueryChannels' as const, filter: { id: '{{id}}' } };
  const { predefined_filter: changed } = await talk.api.call(updatePredefinedFilter, { params, body });
  expect(changed).toMatchObject({ filter: { id: '{{id}}' }, created_at: kept?.created_at });
  expect(changed).not.toHaveProperty('sort');
  expect(changed).not.toHaveProperty('description');
  const whole = { ...body, sort: [{ field: 'id', direction: 1 }], description: 'By id' };
  const { predefined_filter: again } = await talk.api.call(updatePredefinedFilter, { params, body: whole });
  expect(again).toMatchObject({ sort: [{ field: 'id' }], description: 'By id' });
  await talk.api.call(deletePredefinedFilter, { params });
  expect(await refusal(talk.api.call(getPredefinedFilter, { params }))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(updatePredefinedFilter, { params, body }))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(deletePredefinedFilter, { params }))).toEqual([404, 16]);
});

test.each([
  ['a name with a space', 'my filter', { type: 'x' }, {}],
  ['a name with a dot', 'my.filter', { type: 'x' }, {}],
  ['a name with an umlaut', 'für_alle', { type: 'x' }, {}],
  ['a name of nothing', '', { type: 'x' }, {}],
  ['an empty filter', 'a', {}, {}],
  ['an unknown operator', 'a', { type: { $regex: 'x' } }, {}],
  ['an operator that the field does not have', 'a', { muted: { $in: '{{x}}' } }, {}],
  ['a value of the wrong type', 'a', { member_count: 'three' }, {}],
  ['another operation', 'a', { type: 'x' }, { operation: 'QueryUsers' }],
  ['a description over 256 characters', 'a', { type: 'x' }, { description: 'x'.repeat(257) }],
  ['a sort without a field', 'a', { type: 'x' }, { sort: [{ direction: 1 }] }],
  ['a sort that runs nowhere', 'a', { type: 'x' }, { sort: [{ field: 'id', direction: 0 }] }],
])('%s is refused', async (_, name, filter, more) => {
  expect(await refusal(keep(name, filter, more))).toEqual([400, 4]);
});

test('a name is taken once', async () => {
  await keep('a', { type: 'x' });
  expect(await refusal(keep('a', { type: 'x' }))).toEqual([400, 4]);
});

test('a list of channels fills in the values, whole lists and list entries, and says what it made of them', async () => {
  await keep(
    'by_type',
    { type: '{{type}}', members: { $in: ['{{user_id}}', 'cyd'] }, id: { $in: '{{ids}}' } },
    { sort: [{ field: '{{by}}', direction: 1 }] },
  );
  const filter_values = { type: 'messaging', user_id: 'bob', ids: ['b', 'c'] };
  const sort_values = { by: 'name' };
  const answer = await list({ predefined_filter: 'by_type', filter_values, sort_values });
  expect(answer.channels.map(({ channel }) => channel?.id)).toEqual(['b', 'c']);
  expect(answer.predefined_filter).toEqual({
    name: 'by_type',
    filter: { type: 'messaging', members: { $in: ['bob', 'cyd'] }, id: { $in: ['b', 'c'] } },
    sort: [{ field: 'name', direction: 1 }],
  });
  const sort = [{ field: 'name', direction: -1 }];
  expect(await ids({ predefined_filter: 'by_type', filter_values, sort_values, sort })).toEqual(['c', 'b']);
  expect(
    await ids({ predefined_filter: 'by_type', filter_values, sort_values, limit: 1, offset: 1 }),
  ).toEqual(['c']);
  const {
    predefined_filters: [kept],
  } = await talk.api.call(getPredefinedFilters, { query: { include_stats: true } });
  expect(kept?.stats).toMatchObject({ calls: 3, last_seen: expect.any(Number) });
  expect((await list({})).predefined_filter).toBeUndefined();
});

test('a value that is missing or does not fit, another filter beside it, and an unknown name are refused', async () => {
  await keep('by_type', { type: '{{type}}' }, { sort: [{ field: '{{by}}' }] });
  const named = { predefined_filter: 'by_type', sort_values: { by: 'name' } };
  expect(await refusal(list({ ...named, filter_values: {} }))).toEqual([400, 4]);
  expect(await refusal(list({ ...named, filter_values: { type: 7 } }))).toEqual([400, 4]);
  expect(await refusal(list({ ...named, filter_values: { type: 'x' }, sort_values: {} }))).toEqual([400, 4]);
  expect(await refusal(list({ ...named, filter_values: { type: 'x' }, sort_values: { by: 7 } }))).toEqual([
    400, 4,
  ]);
  const both = { ...named, filter_values: { type: 'x' }, filter_conditions: { id: 'b' } };
  expect(await refusal(list(both))).toEqual([400, 4]);
  expect(await refusal(list({ predefined_filter: 'none' }))).toEqual([404, 16]);
});

test('filters are the server’s to keep, and everybody’s to use', async () => {
  await keep('mine', { members: { $in: ['{{user_id}}'] } });
  expect((await talk.as('ada', 'GET', '/api/v2/chat/predefined_filters')).status).toBe(403);
  const body = { predefined_filter: 'mine', filter_values: { user_id: 'bob' } };
  const { body: answer } = await talk.as('bob', 'POST', '/api/v2/chat/channels', body);
  expect(answer['channels']).toHaveLength(2);
});

const grouped = (body: BodyOf<typeof groupedQueryChannels>) => talk.api.call(groupedQueryChannels, { body });

test('groups are predefined filters for one user, or everything they belong to', async () => {
  await talk.send('unread');
  const { groups } = await grouped({ user_id: 'bob' });
  expect(Object.keys(groups)).toEqual(['all']);
  expect(groups['all']).toMatchObject({ unread_channels: 1 });
  expect(groups['all']?.channels.map(({ channel }) => channel?.cid)).toEqual(['team:a', 'messaging:b']);
  await keep('teams', { type: 'team', members: { $in: ['{{user_id}}'] } });
  await keep('others', { type: 'messaging', members: { $in: ['{{user_id}}'] } });
  const own = (await grouped({ user_id: 'bob' })).groups;
  expect(Object.keys(own)).toEqual(['others', 'teams']);
  expect(own['others']).toMatchObject({ unread_channels: 0, channels: [{ channel: { id: 'b' } }] });
  expect(own['teams']).toMatchObject({ unread_channels: 1, channels: [{ channel: { id: 'a' } }] });
});

test('a group is read on page by page, one at a time', async () => {
  const first = (await grouped({ user_id: 'bob', groups: { all: { limit: 1 } } })).groups['all'];
  expect(first?.channels).toHaveLength(1);
  expect(first?.prev).toBeUndefined();
  const next = first?.next ?? '';
  const second = (await grouped({ user_id: 'bob', groups: { all: { limit: 1, next } } })).groups['all'];
  expect(second?.channels[0]?.channel?.cid).not.toBe(first?.channels[0]?.channel?.cid);
  expect(second?.next).toBeUndefined();
  const prev = second?.prev ?? '';
  const back = (await grouped({ user_id: 'bob', groups: { all: { limit: 1, prev } } })).groups['all'];
  expect(back?.channels[0]?.channel?.cid).toBe(first?.channels[0]?.channel?.cid);
  expect((await grouped({ user_id: 'bob', limit: 1 })).groups['all']?.channels).toHaveLength(1);
  await keep('teams', { type: 'team' });
  expect(await refusal(grouped({ user_id: 'bob', groups: { all: { next }, teams: {} } }))).toEqual([400, 4]);
  expect(await refusal(grouped({ user_id: 'bob', groups: { teams: { next } } }))).toEqual([400, 4]);
  expect(await refusal(grouped({ user_id: 'bob', groups: { none: {} } }))).toEqual([400, 4]);
  expect(await refusal(grouped({ user_id: 'bob', limit: 11 }))).toEqual([400, 4]);
  expect(await refusal(grouped({}))).toEqual([400, 4]);
});
