import { toMillis } from '@backchannel/chat-api';
import { queryUsers } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../test/api.ts';
import { startDemo } from '../../test/demo.ts';

const MINUTE_MS = 60_000;

let api: TestApi;
beforeAll(async () => {
  api = await startDemo();
});
afterAll(() => api.close());

async function lastActive(filter_conditions: Record<string, unknown>) {
  const sort = [{ field: 'last_active', direction: -1 }];
  const { users } = await api.call(queryUsers, {
    query: { payload: { filter_conditions, sort, limit: 100 } },
  });
  const found = users.find((user) => user.last_active !== undefined && !user.invisible);
  if (!found?.last_active) throw new Error('nobody was ever active');
  return { ...found, last_active: found.last_active };
}

test('who was active in the last five minutes of the world’s clock is online, and nobody else', async () => {
  const { id, last_active: at } = await lastActive({});
  const onlineAfter = async (minutes: number) => {
    const now = new Date(toMillis(at) + minutes * MINUTE_MS).toISOString();
    await fetch(`${api.sandbox.url}/__sandbox/clock`, { method: 'PUT', body: JSON.stringify({ now }) });
    return (await lastActive({ id })).online;
  };
  expect(await onlineAfter(4)).toBe(true);
  expect(await onlineAfter(6)).toBe(false);
  expect(await onlineAfter(-6)).toBe(false);
});
