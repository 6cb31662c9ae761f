import { expect, test } from 'vitest';
import { nameOf } from './shortcuts.ts';

const event = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test.each([
  [event('j'), 'j'],
  [event('J', { shiftKey: true }), 'J'],
  [event('?', { shiftKey: true }), '?'],
  [event('k', { ctrlKey: true }), 'Mod+k'],
  [event('K', { metaKey: true, shiftKey: true }), 'Mod+Shift+k'],
  [event('ArrowDown', { shiftKey: true }), 'Shift+ArrowDown'],
  [event('Escape'), 'Escape'],
])('names the key of %j', (pressed, name) => {
  expect(nameOf(pressed)).toBe(name);
});
