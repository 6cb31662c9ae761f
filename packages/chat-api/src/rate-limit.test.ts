import { expect, test } from 'vitest';
import { readRateLimit, readRetryAfter } from './rate-limit.ts';

test('reads the three headers, or nothing when one is missing or no number', () => {
  const headers = {
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': '299',
    'x-ratelimit-reset': '1700000000',
  };
  expect(readRateLimit(new Headers(headers))).toEqual({ limit: 300, remaining: 299, resetAt: 1700000000 });
  expect(readRateLimit(new Headers({ ...headers, 'x-ratelimit-reset': 'soon' }))).toBeUndefined();
  expect(readRateLimit(new Headers())).toBeUndefined();
});

test('reads Retry-After as seconds and as a date, never below zero', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(readRetryAfter(new Headers({ 'retry-after': '12' }), now)).toBe(12);
  expect(readRetryAfter(new Headers({ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }), now)).toBe(30);
  expect(readRetryAfter(new Headers({ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }), now)).toBe(0);
  expect(readRetryAfter(new Headers({ 'retry-after': 'later' }), now)).toBeUndefined();
  expect(readRetryAfter(new Headers(), now)).toBeUndefined();
});
