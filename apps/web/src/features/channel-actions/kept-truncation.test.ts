import { expect, test } from 'vitest';
import { truncationIn } from './kept-truncation.ts';
import type { Truncation } from './truncation.ts';

const form: Truncation = {
  scope: 'until',
  until: { local: '2026-10-01T00:00', zone: 'Europe/Oslo' },
  audience: 'members',
  members: [{ id: 'ana', name: 'Ana' }],
  how: 'hide',
  text: 'Cleared on request.',
  skipPush: true,
};

test('what was kept comes back as it was', () => {
  expect(truncationIn(JSON.parse(JSON.stringify(form)))).toEqual(form);
});

test.each([
  null,
  'text',
  {},
  { ...form, how: 'burn' },
  { ...form, members: [{ id: 1 }] },
  { ...form, members: [null] },
  { ...form, until: {} },
])('what is no truncation is not taken for one: %j', (value) => {
  expect(truncationIn(value)).toBeUndefined();
});
