import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

const rowsOf = (csv: string) => csv.slice(1).split('\r\n').slice(1, -1);
const cell = (value: string) => rowsOf(toCsv(['head'], [[value]])).join('\r\n');

test('absent is empty, a moment is ISO 8601, commas and quotes are quoted', () => {
  const csv = toCsv(
    ['a', 'b'],
    [
      [undefined, new Date(0)],
      ['x, "y"', 3],
    ],
  );
  expect(csv).toBe('\u{FEFF}a,b\r\n,1970-01-01T00:00:00.000Z\r\n"x, ""y""",3\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\u{200B}=1', '＝1', '\rx'])(
  '%j cannot run in a spreadsheet',
  (text) => {
    expect(cell(text).replace(/^"/, '')).toMatch(/^'/);
  },
);

test('any text comes back whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const written = cell(text);
      const plain = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
      expect(plain === text || plain === `'${text}`).toBe(true);
    }),
  );
});
