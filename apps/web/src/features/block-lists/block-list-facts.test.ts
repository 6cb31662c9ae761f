import { expect, test } from 'vitest';
import { wordsComplaint, wordsIn } from './block-list-facts.ts';

test('entries are lines, without empty ones and doubles', () => {
  expect(wordsIn('  rude \n\nworse\nrude\n')).toEqual(['rude', 'worse']);
});

test('what is too many or too long is said, at the limit and one past it', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`);
  expect(wordsComplaint(many(10_000))).toBeUndefined();
  expect(wordsComplaint(many(10_001))).toMatch('at most 10,000 entries');
  expect(wordsComplaint(['x'.repeat(40), '😀'.repeat(40)])).toBeUndefined();
  expect(wordsComplaint(['x'.repeat(41)])).toMatch('at most 40 characters');
  expect(wordsComplaint([])).toMatch('at least one');
});
