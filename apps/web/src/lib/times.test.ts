import { expect, test } from 'vitest';
import { fullTime, isZone, shortTime } from './times.ts';

const now = new Date('2026-11-23T14:20:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  [20, 'now'],
  [150, '2 min'],
  [3600, '1 h'],
  [47 * 3600, '47 h'],
  [92 * 86_400, '92 d'],
  [1200 * 86_400, '1,200 d'],
  [-7200, 'in 2 h'],
])('%d s ago is %s', (seconds, words) => {
  expect(shortTime(ago(seconds), now)).toBe(words);
});

test('names the zone of a full time', () => {
  expect(fullTime(now, 'Europe/Oslo')).toContain('15:20:00');
  expect(fullTime(now, 'Europe/Oslo')).toContain('(Europe/Oslo)');
  expect(fullTime(now, 'UTC')).toMatch(/ UTC$/);
  expect(fullTime(now, 'UTC')).not.toContain('(');
});

test('knows a zone from a typing error', () => {
  expect(isZone('Asia/Tokyo')).toBe(true);
  expect(isZone('Asia/Tokio')).toBe(false);
  // The browser knows it, and its own list of zones does not have it.
  expect(isZone('Etc/GMT+12')).toBe(true);
});
