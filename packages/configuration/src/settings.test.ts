import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json, same } from './index.ts';

// What fast-check makes as JSON is JSON.
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

test('two values are the same when their canonical texts are', () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(same(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      // -0 is written as 0.
      const copy = JSON.parse(JSON.stringify(a)) as Json;
      expect(same(a, copy)).toBe(true);
    }),
  );
  expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect([same(undefined, null), same([], {}), same({}, []), same(undefined, undefined)]).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
