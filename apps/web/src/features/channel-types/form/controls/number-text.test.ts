import { expect, test } from 'vitest';
import { readNumber, readScore, writeNumber, writeScore } from './number-text.ts';

test('a number is read with and without marks for thousands, and written with them', () => {
  expect(['5000', ' 5,000 ', '20 000', '12', ''].map(readNumber)).toEqual([
    5000,
    5000,
    20_000,
    12,
    undefined,
  ]);
  expect(['12x', '1,00', '-', '1e3'].map(readNumber)).toEqual(['12x', '1,00', '-', '1e3']);
  expect([5000, 0, -1, 2.5, '12x', undefined].map(writeNumber)).toEqual([
    '5,000',
    '0',
    '-1',
    '2.5',
    '12x',
    '',
  ]);
});

test('a score is read with a point or a comma, and written with two places or as many as it has', () => {
  expect(['0.8', '0,8', '.5', '1', '0.', ''].map(readScore)).toEqual([0.8, 0.8, 0.5, 1, 0, undefined]);
  expect(['high', '0.8.1'].map(readScore)).toEqual(['high', '0.8.1']);
  expect([0.8, 1, 0.855, 0.29, 'high', undefined].map(writeScore)).toEqual([
    '0.80',
    '1.00',
    '0.855',
    '0.29',
    'high',
    '',
  ]);
});
