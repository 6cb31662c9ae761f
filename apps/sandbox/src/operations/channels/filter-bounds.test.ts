import { getOrCreateChannel, queryChannels } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await api.users('ada');
  await api.call(getOrCreateChannel, {
    params: { type: 'messaging', id: 'a' },
    body: { data: { created_by_id: 'ada', custom: { colour: 'red', size: 7 } } },
  });
});
afterAll(() => api.close());

const query = async (filter: Record<string, unknown>) =>
  (await api.call(queryChannels, { body: { filter_conditions: filter } })).channels.length;
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const moment = (index: number) => new Date(Date.UTC(2026, 0, 1) + index).toISOString();

test('long lists are answered, on columns and on custom fields', async () => {
  expect(await query({ id: { $in: ['a', ...times(999, (n) => `x${n}`)] } })).toBe(1);
  expect(await query({ colour: { $in: ['red', ...times(999, (n) => `x${n}`)] } })).toBe(1);
  expect(await query({ size: { $in: [...times(998, (n) => n + 10), true, 7] } })).toBe(1);
  expect(await query({ created_at: { $in: times(100, moment) } })).toBe(0);
});

test('many moments are found as few are: to the millisecond, or exactly', async () => {
  const { channels } = await api.call(queryChannels, { body: {} });
  const at = Math.round(Number(channels[0]?.channel?.created_at) / 1000);
  const text = (micros: number, digits: 3 | 6) =>
    new Date(Math.floor(micros / 1000)).toISOString().slice(0, 20) +
    String(micros % 1_000_000)
      .padStart(6, '0')
      .slice(0, digits) +
    'Z';
  const others = times(20, moment);
  for (const found of [text(at, 3), text(at, 6), at * 1000])
    expect(await query({ created_at: { $in: [...others, found] } })).toBe(1);
  expect(await query({ created_at: { $in: [...others, text(at + 1000, 3), text(at + 1, 6)] } })).toBe(0);
  expect(await query({ created_at: { $in: [...others, '1969-12-31T23:59:59.999Z'] } })).toBe(0);
});

test('a filter that asks for no more than it may is answered, and for a user, too', async () => {
  const older = { created_at: { $lt: '2020-01-01T00:00:00Z' } };
  expect(await query({ $or: [...times(24, () => older), { member_count: 0 }] })).toBe(1);
  expect(await query({ $or: times(100, (n) => ({ id: n === 99 ? 'a' : `x${n}` })) })).toBe(1);
  expect(await query({ $or: times(20, (n) => ({ [n === 0 ? 'size' : `x${n}`]: 7 })) })).toBe(1);
  const none = { hidden: false, muted: false, pinned: false, archived: false, blocked: false, joined: false };
  const body = { user_id: 'ada', filter_conditions: { ...none, members: { $in: ['ada', 'bob'] } } };
  expect((await api.call(queryChannels, { body })).channels).toEqual([]);
});

test.each([
  ['comparisons', { $or: times(26, (n) => ({ created_at: { $gt: moment(n) } })) }],
  ['numbers', { $or: times(26, (n) => ({ member_count: n + 9 })) }],
  ['plain values', { $or: times(51, (n) => ({ type: `a${n}` })) }],
  ['lists', { $or: times(12, (n) => ({ team: { $in: [`a${n}`, 'b'] } })) }],
  ['long lists', { $or: times(7, (n) => ({ team: { $in: times(180, (i) => `a${n}-${i}`) } })) }],
  [
    'lists of long texts',
    { $or: times(5, (n) => ({ name: { $in: times(180, (i) => `${n}-${i}`.padEnd(200)) } })) },
  ],
  ['lists of moments', { $or: times(9, (n) => ({ created_at: { $in: [moment(n), moment(n + 1)] } })) }],
  ['names of members', { $and: times(2, (n) => ({ 'member.user.name': `a${n}` })) }],
  ['bans', { $or: times(7, () => ({ app_banned: 'only' })) }],
  ['channels without members', { $or: times(2, () => ({ members: [] })) }],
  ['looks into custom data', { $or: times(6, (n) => ({ [`k${n}`]: { $exists: true } })) }],
])('a filter that would keep everybody waiting is refused: too many %s', async (_what, filter) => {
  await expect(query(filter)).rejects.toMatchObject({
    status: 400,
    code: 4,
    message: expect.stringContaining('asks for too much at once'),
  });
});

test.each([
  ['a list', { id: { $in: times(1001, String) } }, 'at most 1000 entries'],
  ['a list of moments', { created_at: { $in: times(101, moment) } }, 'at most 100 entries'],
  [
    'lists together',
    { $or: times(3, () => ({ id: { $in: times(1000, String) } })) },
    'at most 2000 entries in its lists',
  ],
  ['conditions', { $or: times(101, (n) => ({ id: String(n) })) }, 'at most 100 conditions'],
  ['custom ones', { $or: times(21, (n) => ({ [`f${n}`]: 1 })) }, 'at most 20 conditions on custom fields'],
])('too much is refused: %s', async (_what, filter, words) => {
  await expect(query(filter)).rejects.toMatchObject({
    status: 400,
    code: 4,
    message: expect.stringContaining(words),
  });
});
