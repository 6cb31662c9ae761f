import { getApp, getRateLimits } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ rateLimitScale: 1 });
});
afterAll(() => api.close());

test('tells the budgets of named operations on one platform, as calls have used them', async () => {
  const endpoints = 'GetApp,TruncateChannel';
  await api.call(getApp, {});
  const limits = await api.call(getRateLimits, { query: { server_side: true, endpoints } });
  expect(Object.keys(limits).sort()).toEqual(['duration', 'server_side']);
  expect(Object.keys(limits.server_side ?? {}).sort()).toEqual(['GetApp', 'TruncateChannel']);
  expect(limits.server_side?.['GetApp']).toMatchObject({ limit: 10_000, remaining: 9999 });
  expect(limits.server_side?.['TruncateChannel']).toMatchObject({ limit: 60, remaining: 60 });
  expect(limits.server_side?.['GetApp']?.reset).toBeGreaterThan(Date.now() / 1000);
});

test('tells everything when nothing is named', async () => {
  const limits = await api.call(getRateLimits, {});
  expect(Object.keys(limits).sort()).toEqual(['android', 'duration', 'ios', 'server_side', 'unity', 'web']);
  expect(Object.keys(limits.web ?? {}).length).toBeGreaterThan(100);
  const none = await api.call(getRateLimits, { query: { web: true, endpoints: 'Nothing' } });
  expect(none.web).toEqual({});
});
