import { expect, test } from 'vitest';
import { bounded, movedBy } from './scale.ts';

test('neither mark passes the other', () => {
  const both = { flag: 0.5, block: 0.8 };
  expect([bounded('flag', 0.9, both), bounded('flag', -1, both)]).toEqual([0.8, 0]);
  expect([bounded('block', 0.1, both), bounded('block', 2, both)]).toEqual([0.5, 1]);
  expect(bounded('flag', 0.9, { flag: 0.5, block: undefined })).toBe(0.9);
  expect(bounded('block', 0.29 + 0.01, both)).toBe(0.5);
  expect(bounded('block', 0.81 + 0.01, both)).toBe(0.82);
});

test('keys move a mark by a hundredth, by five with Shift, and to the ends', () => {
  expect(movedBy('ArrowRight', false, 0.5)).toBeCloseTo(0.51);
  expect(movedBy('ArrowDown', true, 0.5)).toBeCloseTo(0.45);
  expect([movedBy('Home', false, 0.5), movedBy('End', false, 0.5)]).toEqual([0, 1]);
  expect(movedBy('a', false, 0.5)).toBeUndefined();
});
