import { expect, test } from 'vitest';
import { isTyped, missingOf } from './name-match.ts';
import { aChannel } from './testing.ts';

const channel = aChannel();

test.each([
  ['support-nordics-', '3 more characters'],
  ['support-nordics-ea', '1 more character'],
  ['Støtte · Nordics early acces', '1 more character'],
  ['support nordics', 'Not this name'],
  ['', ''],
])('after “%s”: “%s”', (typed, missing) => {
  expect(missingOf(typed, channel)).toBe(missing);
  expect(isTyped(typed, channel)).toBe(false);
});

test.each(['support-nordics-eap', 'Støtte · Nordics early access', '  Støtte ·  Nordics early access '])(
  '“%s” is the name or the id',
  (typed) => {
    expect(isTyped(typed, channel)).toBe(true);
  },
);

test('letters may be composed in another way', () => {
  expect(isTyped('Café'.normalize('NFD'), aChannel({ custom: { name: 'Café' } }))).toBe(true);
});
