import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromWire, toWire, toWireJson } from './time.ts';

// In nanoseconds the year 2116; the doubles that follow are further apart than microseconds.
const LAST = Math.floor(2 ** 62 / 1000);

const moments = fc.oneof(
  fc.integer({ min: -LAST, max: LAST }),
  // Most clocks give milliseconds.
  fc.integer({ min: 0, max: Math.floor(LAST / 1000) }).map((milliseconds) => milliseconds * 1000),
  fc.constantFrom(0, 1, 999, 1000, LAST),
);

test('a moment is written as JSON writes its wire form', () => {
  fc.assert(
    fc.property(moments, (at) => {
      expect(toWireJson(at)).toBe(JSON.stringify(toWire(at)));
    }),
  );
});

test('a moment that left comes back', () => {
  fc.assert(
    fc.property(moments, (at) => {
      expect(fromWire(toWire(at))).toBe(at);
    }),
  );
});
