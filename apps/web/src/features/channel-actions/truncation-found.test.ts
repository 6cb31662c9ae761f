import { toNanoseconds } from '@backchannel/chat-api';
import { describe, expect, test } from 'vitest';
import { NotTold } from '../../shell/lost-answer.ts';
import { aMessage } from './testing.ts';
import { isHiddenFrom, isTruncated, truncatedWords } from './truncation-found.ts';

const until = new Date('2026-10-29T00:00:00Z');
const asked = { truncated_at: toNanoseconds(until) };
const other = { truncated_at: toNanoseconds(new Date('2026-11-01T00:00:00Z')) };

describe('a truncation for everyone whose answer was lost', () => {
  test('up to a moment is done where the channel is truncated at that very moment', () => {
    expect(isTruncated({}, asked, until)).toBe(true);
    expect(isTruncated(other, asked, until)).toBe(true);
  });

  test('is not done so far where nothing changed', () => {
    expect(isTruncated({}, {}, until)).toBe(false);
    expect(isTruncated(other, other, until)).toBe(false);
    expect(isTruncated(other, other, undefined)).toBe(false);
  });

  test('stays open where it was at that moment before, or is at another one now', () => {
    expect(() => isTruncated(asked, asked, until)).toThrow(NotTold);
    expect(() => isTruncated({}, other, until)).toThrow(/another truncation than this one, truncated at /);
  });

  test('of all messages is taken for any newer one', () => {
    expect(isTruncated({}, other, undefined)).toBe(true);
    expect(isTruncated(asked, other, undefined)).toBe(true);
  });
});

test('a truncation is told with who made it, where the API says so', () => {
  const { user } = aMessage('a');
  expect(truncatedWords({})).toBe('');
  expect(truncatedWords(asked)).toMatch(/^, truncated at 29 Oct 2026, [^b]*$/);
  expect(truncatedWords({ ...asked, truncated_by: user })).toMatch(/ by Søren Kjærgaard$/);
});

test('only a member who still sees it tells something: that it is not done so far', () => {
  const ana = { id: 'ana', name: 'Ana' };
  expect(isHiddenFrom(ana, 'still')).toBe(false);
  expect(() => isHiddenFrom(ana, 'no longer')).toThrow(/read as Ana, .* may have been so before/);
  expect(() => isHiddenFrom(ana, 'untold')).toThrow(NotTold);
});
