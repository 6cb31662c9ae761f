import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff } from './line-diff.ts';

const said = (before: string, after: string): string =>
  lineDiff(before.split(''), after.split(''))
    .map(({ mark, text }) => `${mark}${text}`)
    .join('');

test('what stays is said once, what goes before what comes', () => {
  expect(said('abc', 'abc')).toBe(' a b c');
  expect(said('abcd', 'axcd')).toBe(' a-b+x c d');
  expect(said('aXbYc', 'abc')).toBe(' a-X b-Y c');
});

test('the old lines and the new ones can be read off it, whatever they are', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = lineDiff(before, after);
      expect(diff.filter(({ mark }) => mark !== '+').map(({ text }) => text)).toEqual(before);
      expect(diff.filter(({ mark }) => mark !== '-').map(({ text }) => text)).toEqual(after);
    }),
  );
});
