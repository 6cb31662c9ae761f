import { expect, test } from 'vitest';
import { shortName } from './short-name.ts';

test('a name of up to sixty letters is kept as it is', () => {
  for (const name of ['', 'Crew rota', 'x'.repeat(60), '👩🏽‍🚀'.repeat(60), 'é'.repeat(60)]) {
    expect(shortName(name)).toBe(name);
  }
});

test('a longer one is cut between letters as people see them, and says so', () => {
  expect(shortName('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
  expect(shortName('👩🏽‍🚀'.repeat(61))).toBe(`${'👩🏽‍🚀'.repeat(59)}…`);
  expect(shortName(`${'x'.repeat(58)} and more`)).toBe(`${'x'.repeat(58)}…`);
});
