import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDate, toMillis, toNanoseconds } from './time.ts';

test('turns nanoseconds into the same millisecond, and back', () => {
  expect(toDate(toNanoseconds(new Date('2020-01-01T00:00:00Z'))).toISOString()).toBe(
    '2020-01-01T00:00:00.000Z',
  );
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      expect(toMillis(toNanoseconds(date))).toBe(date.getTime());
    }),
  );
});

test('cuts off below the millisecond, never into the next one', () => {
  expect(toMillis(JSON.parse('1577836800000999000'))).toBe(1577836800000);
});
