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
