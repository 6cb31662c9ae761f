import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Ines Moreau', 'IM'],
  ['Zoë Maximiliane von Hohenstein-Waldburg', 'ZW'],
  ['Øystein', 'Ø'],
  ['김하준', '김'],
  ['Олександра Ковальчук', 'ОК'],
  ['messaging:support-nordics', 'MN'],
  ['', '?'],
])('%s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
