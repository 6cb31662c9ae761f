import { getOrCreateChannel, queryChannels, queryUsers, updateUsers } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { refusal } from '../test/conversation.ts';

// What each operator means, on channels that differ in their custom data.
let api: TestApi;
const channels: Record<string, object> = {
  a: { name: 'Green Tea', tag: 'Red', num: 7, list: ['x', 7], deep: { er: { still: 1 } } },
  b: { name: 'green', tag: 'red', num: '7', list: ['y'], flag: true },
  c: { name: 'Tearoom 2', tag: null, num: 70, deep: { er: 'flat' }, flag: false },
};
beforeAll(async () => {
  api = await startApi();
  await api.users('ada');
  for (const [id, custom] of Object.entries(channels)) {
    const data = { created_by_id: 'ada', custom: { ...custom }, ...(id === 'a' && { team: 'blue' }) };
    await api.call(getOrCreateChannel, { params: { type: 'messaging', id }, body: { data } });
  }
});
afterAll(() => api.close());

const find = async (filter_conditions: Record<string, unknown>) => {
  const sort = [{ field: 'created_at', direction: 1 }];
  const { channels: found } = await api.call(queryChannels, { body: { filter_conditions, sort } });
  return found.map(({ channel }) => channel?.id).join('');
};

test.each<[fact: string, filter: Record<string, unknown>, found: string]>([
  ['a bare value is equality', { tag: 'red' }, 'b'],
  ['texts are equal with their case', { tag: { $eq: 'Red' } }, 'a'],
  ['ids and types too', { id: 'A' }, ''],
  ['a number is not the text of it', { num: 7 }, 'a'],
  ['nor a text the number', { num: '7' }, 'b'],
  ['numbers are ordered as such', { num: { $gt: 7 } }, 'c'],
  ['up to and with', { num: { $lte: 7 } }, 'a'],
  ['texts are ordered by their characters', { tag: { $gte: 'Red', $lt: 'red' } }, 'a'],
  ['truth is neither text nor number', { flag: true }, 'b'],
  ['one of a list, of whatever kind', { num: { $in: [70, '7', true] } }, 'bc'],
  ['null is what is absent, in custom data', { tag: null }, 'c'],
  ['and of teams', { team: null }, 'bc'],
  ['what there is', { flag: { $exists: true } }, 'bc'],
  ['and what there is not', { flag: { $exists: false } }, 'a'],
  ['a moment that never came is not there', { last_message_at: { $exists: false } }, 'abc'],
  ['moments may be nanoseconds', { created_at: { $gt: 1_577_836_800_000_000_000 } }, 'abc'],
  ['or text with any offset', { created_at: { $lt: '2020-01-01T00:00:00.123456+05:30' } }, ''],
  ['a list contains a value', { list: { $contains: 'x' } }, 'a'],
  ['of its own kind', { list: { $contains: '7' } }, ''],
  ['words complete by their beginning, whatever their case', { name: { $autocomplete: 'TEA' } }, 'ac'],
  ['one character is enough', { name: { $autocomplete: '2' } }, 'c'],
  ['but not from within a word', { name: { $autocomplete: 'room' } }, ''],
  ['full text finds whole words', { name: { $q: 'green' } }, 'ab'],
  ['and not their beginnings', { name: { $q: 'gree' } }, ''],
  ['nested data by dotted path', { 'deep.er.still': 1 }, 'a'],
  ['also where another holds something flat', { 'deep.er': 'flat' }, 'c'],
  ['several fields together', { tag: 'red', flag: true }, 'b'],
  ['several operators on one field together', { num: { $gte: 7, $lt: 70 } }, 'a'],
  ['all of a list', { $and: [{ flag: { $exists: true } }, { num: 70 }] }, 'c'],
  ['any of a list', { $or: [{ tag: 'Red' }, { num: 70 }] }, 'ac'],
  ['none of a list', { $nor: [{ tag: 'Red' }, { num: 70 }] }, 'b'],
  ['lists in lists', { $and: [{ $or: [{ tag: 'Red' }, { tag: 'red' }] }, { $nor: [{ flag: true }] }] }, 'a'],
])('%s: %j', async (_, filter, found) => {
  expect(await find(filter)).toBe(found);
});

test.each<[fact: string, filter: Record<string, unknown>]>([
  ['what is no operator', { tag: { $like: 'r%' } }],
  ['an operator of elsewhere', { tag: { $ne: 'red' } }],
  ['another one', { tag: { $nin: ['red'] } }],
  ['an operator that the field has not', { type: { $autocomplete: 'mess' } }],
  ['what joins nothing', { $not: { tag: 'red' } }],
  ['a list that is none', { $and: { tag: 'red' } }],
  ['one of nothing that is a list', { num: { $in: 7 } }],
  ['a claim that is neither true nor false', { flag: { $exists: 'yes' } }],
])('refused is %s: %j', async (_, filter) => {
  expect(await refusal(find(filter))).toEqual([400, 4]);
});

test('`$ne` and `$nin` are for users, and there for some fields only', async () => {
  await api.call(updateUsers, { body: { users: { bob: { id: 'bob', role: 'admin' }, cyd: { id: 'cyd' } } } });
  const ids = async (filter_conditions: Record<string, unknown>) =>
    (await api.call(queryUsers, { query: { payload: { filter_conditions } } })).users
      .map(({ id }) => id)
      .toSorted();
  expect(await ids({ id: { $ne: 'ada' } })).toEqual(['bob', 'cyd']);
  expect(await ids({ id: { $nin: ['ada', 'cyd'] } })).toEqual(['bob']);
  expect(await ids({ banned: { $ne: true }, shadow_banned: { $ne: true } })).toEqual(['ada', 'bob', 'cyd']);
  expect(await refusal(ids({ role: { $ne: 'admin' } }))).toEqual([400, 4]);
  expect(await refusal(ids({ banned: { $nin: [true] } }))).toEqual([400, 4]);
});
