import { describe, expect, test } from 'vitest';
import { processorTime } from '../processor-time.ts';
import type { BlockList } from '../store/block-lists.ts';
import { findMatch } from './find-match.ts';
import { checkPattern } from './match-patterns.ts';

const listOf = (words: string[], more: Partial<BlockList> = {}): BlockList => ({
  name: 'list',
  team: '',
  id: 'list',
  type: 'word',
  words,
  is_leet_check_enabled: false,
  is_plural_check_enabled: false,
  is_confusable_folding_enabled: false,
  is_substring_matching_enabled: false,
  owner_user_id: null,
  created_at: 1,
  updated_at: 1,
  ...more,
});
const finds = (words: string[], text: string, more: Partial<BlockList> = {}) =>
  findMatch(listOf(words, more), text);

describe('a list of words', () => {
  test.each([
    ['You TWIT!', 'twit'],
    ['twit', 'twit'],
    ['¿twit?', 'twit'],
    ['what a  nit\nwit', 'nit wit'],
    ['he said "c++"', 'c++'],
    ['twitter', undefined],
    ['a twits', undefined],
    ['pre-twit', 'twit'],
    ['entwit', undefined],
    ['', undefined],
  ])('finds whole words in %j', (text, found) => {
    expect(finds(['twit', 'nit wit', 'c++'], text)).toBe(found);
  });

  test('finds what its checks are for, and only with them', () => {
    const cases: [string, Partial<BlockList>][] = [
      ['two twits', { is_plural_check_enabled: true }],
      ['you tw1t', { is_leet_check_enabled: true }],
      ['you tẃıt'.replace('ı', 'і'), { is_confusable_folding_enabled: true }],
      ['entwitled', { is_substring_matching_enabled: true }],
    ];
    for (const [text, check] of cases)
      expect([finds(['twit'], text), finds(['twit'], text, check)]).toEqual([undefined, 'twit']);
  });

  test('takes no longer for ten thousand words', () => {
    const words = Array.from({ length: 10_000 }, (_, number) =>
      `word${number}`.padEnd(5 + (number % 35), 'x'),
    );
    const list = listOf(words, { is_substring_matching_enabled: true });
    findMatch(list, 'warm');
    const start = processorTime();
    expect(findMatch(list, 'wor wo rd9 '.repeat(450))).toBeUndefined();
    expect(processorTime() - start).toBeLessThan(500);
  });
});

describe('a list of patterns', () => {
  test('finds them in any case', () => {
    const patterns = ['buy\\s+now', '\\d{4}-\\d{4}', '(?:cheap|free) flights'];
    const found = (text: string) => finds(patterns, text, { type: 'regex' });
    expect(found('BUY  NOW')).toBe('buy\\s+now');
    expect(found('card 1234-5678')).toBe('\\d{4}-\\d{4}');
    expect(found('Free flights!')).toBe('(?:cheap|free) flights');
    expect(found('nothing')).toBeUndefined();
  });

  test('gives up on one that runs away', () => {
    const start = processorTime();
    expect(finds(['(a|a)*$', 'never'], `${'a'.repeat(60)}b`, { type: 'regex' })).toBeUndefined();
    expect(processorTime() - start).toBeLessThan(1000);
  });

  test.each(['(a+)+', '(?:a*)*b', '((a+)b)*', '(a{2,})+', '(a)\\1', '(?<x>a)\\k<x>', '(', '[z-a]'])(
    'refuses %s',
    (pattern) => {
      expect(() => checkPattern(pattern)).toThrow();
    },
  );

  test.each(['a+b+', '(?:ab)+', '[(+]+', '\\(a+\\)+', '(a+) (b+)', '^(?:a|b)$', 'x{2,3}'])(
    'takes %s',
    (pattern) => {
      expect(() => checkPattern(pattern)).not.toThrow();
    },
  );
});

describe('a list of addresses', () => {
  test('of domains finds links to them and to what is below them', () => {
    const found = (text: string) => finds(['bad.example'], text, { type: 'domain' });
    expect(found('see https://www.bad.example/x?y#z')).toBe('bad.example');
    expect(found('see BAD.example.')).toBe('bad.example');
    expect(found('see notbad.example')).toBeUndefined();
    expect(found('write to me@bad.example')).toBeUndefined();
  });

  test('of allowed domains finds every other', () => {
    const found = (text: string) => finds(['good.example'], text, { type: 'domain_allowlist' });
    expect(found('https://good.example and http://a.good.example:80/')).toBeUndefined();
    expect(found('https://other.example/good.example')).toBe('other.example');
    expect(found('no link. None at all')).toBeUndefined();
  });

  test('of mail addresses finds them, and everybody’s at a domain', () => {
    const found = (text: string) => finds(['eve@bad.example', '*@spam.example'], text, { type: 'email' });
    expect(found('(mailto:eve@bad.example)')).toBe('eve@bad.example');
    expect(found('x@spam.example, y@z')).toBe('*@spam.example');
    expect(found('bob@bad.example')).toBeUndefined();
  });

  test('of allowed mail addresses finds every other', () => {
    const found = (text: string) => finds(['@ours.example'], text, { type: 'email_allowlist' });
    expect(found('ada@ours.example')).toBeUndefined();
    expect(found('ada@theirs.example!')).toBe('ada@theirs.example');
  });
});
