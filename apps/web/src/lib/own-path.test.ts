import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test('keeps a path of our own with its search', () => {
  expect(ownPath('/apps/sandbox/channels?sort=-last_message_at#x')).toBe(
    '/apps/sandbox/channels?sort=-last_message_at#x',
  );
});

test.each([
  '//evil.example/',
  '/\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '',
  '/a\nb',
  'apps',
])('goes home instead of to %j', (text) => {
  expect(ownPath(text)).toBe('/');
});

test.each([
  ['/.//evil.example', '/evil.example'],
  ['/..//evil.example', '/evil.example'],
  ['/./.././/evil.example?a=//b#//c', '/evil.example?a=//b#//c'],
  ['/%2e//evil.example', '/evil.example'],
  ['/a/..//evil.example', '/evil.example'],
  ['/a/.././///evil.example//b', '/evil.example/b'],
  ['/.//sign-in', '/'],
])('stays here with %j, which tidied would begin with two slashes', (text, path) => {
  expect(ownPath(text)).toBe(path);
  expect(new URL(ownPath(text), 'https://own.example/page').host).toBe('own.example');
});

test('never returns to the sign-in page itself, and goes home when nothing is asked', () => {
  expect(ownPath('/sign-in?redirect=%2F')).toBe('/');
  expect(ownPath(undefined)).toBe('/');
});
