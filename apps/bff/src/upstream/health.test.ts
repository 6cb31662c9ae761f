import { expect, test } from 'vitest';
import { tightest } from './health.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const resetAt = now / 1000 + 30;

test('the limit that is told is the one with the smallest share left, whatever answered last', () => {
  const limits = new Map([
    ['query_channels', { limit: 1000, remaining: 990, resetAt }],
    ['truncate_channel', { limit: 60, remaining: 40, resetAt }],
    ['get_app', { limit: 10_000, remaining: 9_996, resetAt }],
  ]);
  expect(tightest(limits, now)).toEqual({ operation: 'truncate_channel', limit: 60, remaining: 40, resetAt });
});

test('a minute that has passed tells nothing', () => {
  const limits = new Map([
    ['truncate_channel', { limit: 60, remaining: 1, resetAt: now / 1000 - 1 }],
    ['get_app', { limit: 60, remaining: 59, resetAt }],
  ]);
  expect(tightest(limits, now)?.operation).toBe('get_app');
  expect(tightest(new Map(), now)).toBeUndefined();
});

test('equal shares are told in the same order each time', () => {
  const full = { limit: 60, remaining: 60, resetAt };
  const limits = [
    ['b', full],
    ['a', full],
  ] as const;
  expect(tightest(new Map(limits), now)?.operation).toBe('a');
  expect(tightest(new Map(limits.toReversed()), now)?.operation).toBe('a');
});
