import { expect, test } from 'vitest';
import { askedIn, formOf } from './kept-asking.ts';

const truncation = {
  scope: 'until',
  until: { local: '2026-10-01T00:00', zone: 'Europe/Oslo' },
  audience: 'members',
  members: [{ id: 'ana', name: 'Ana' }],
  how: 'hide',
  text: 'Cleared on request.',
  skipPush: true,
  typed: 'general',
};
const deletion = { how: 'hard', typed: 'gener' };
const visibility = { what: 'hide', people: [{ id: 'ana', name: 'Ana' }], clears: true };
const edit = { message: 'm1', text: 'As it should be' };
const pin = { message: 'm1', until: truncation.until };

test.each([
  ['truncate', truncation],
  ['delete', deletion],
  ['visibility', visibility],
  ['edit', edit],
  ['pin', pin],
] as const)('what was kept comes back as it was, to its own dialog: %s', (asking, form) => {
  const asked = askedIn(JSON.parse(JSON.stringify({ asking, form })));
  expect(formOf(asking, asked)).toEqual(form);
  const other = asking === 'delete' ? 'truncate' : 'delete';
  expect(formOf(other, asked)).toBeUndefined();
});

test.each([
  null,
  'text',
  {},
  { asking: 'burn', form: deletion },
  { asking: 'constructor', form: deletion },
  { asking: 'truncate', form: { ...truncation, how: 'burn' } },
  { asking: 'truncate', form: { ...truncation, members: [{ id: 1 }] } },
  { asking: 'truncate', form: { ...truncation, members: [null] } },
  { asking: 'truncate', form: { ...truncation, until: {} } },
  { asking: 'truncate', form: deletion },
  { asking: 'delete', form: { ...deletion, typed: 1 } },
  { asking: 'visibility', form: { ...visibility, people: undefined } },
  { asking: 'visibility' },
  { asking: 'edit', form: { text: 'As it should be' } },
  { asking: 'edit', form: { ...edit, text: undefined } },
  { asking: 'pin', form: { ...pin, until: 'tomorrow' } },
])('what is no dialog of ours is not taken for one: %j', (kept) => {
  expect(askedIn(kept)).toBeUndefined();
});
