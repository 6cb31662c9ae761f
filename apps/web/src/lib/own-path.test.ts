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

test('never returns to the sign-in page itself, and goes home when nothing is asked', () => {
  expect(ownPath('/sign-in?redirect=%2F')).toBe('/');
  expect(ownPath(undefined)).toBe('/');
});
