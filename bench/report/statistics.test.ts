import { expect, test } from 'vitest';
import { median, percentile, spread } from './statistics.ts';

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 2, 4, 10])).toBe(3);
});

test('a percentile is a value that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect(percentile(hundred, 0.95)).toBe(95);
  expect(percentile(hundred, 1)).toBe(100);
  expect(percentile([7], 0.5)).toBe(7);
});

test('the spread is a share of the median', () => {
  expect(spread([8, 10, 12])).toBeCloseTo(0.4);
});

test('of nothing there is neither median nor percentile', () => {
  expect(() => median([])).toThrow('nothing');
  expect(() => percentile([], 0.5)).toThrow('nothing');
});

test('a share is given from 0 to 1, not in percent', () => {
  expect(() => percentile([1, 2], 95)).toThrow('95 is no share');
});
