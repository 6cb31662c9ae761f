import { type Json, textOf } from '@backchannel/configuration';
import { count } from '../../../../lib/numbers.ts';

/** "5,000" and "5000" are 5000; nothing is nothing; whatever else stays as it was typed, for the check to say. */
export function readNumber(text: string): Json | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (/^\d{1,3}(?:[, ]\d{3})+$/.test(plain)) return Number(plain.replaceAll(/[, ]/g, ''));
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text;
}

export const writeNumber = (value: Json | undefined): string =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? count(value) : textOf(value);

/** A score from 0 to 1, with a point or a comma. */
export function readScore(text: string): Json | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return undefined;
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text;
}

/** "0.80", and "0.855" where it is finer. */
export const writeScore = (value: Json | undefined): string =>
  typeof value !== 'number'
    ? textOf(value)
    : Math.abs(value * 100 - Math.round(value * 100)) < 1e-9
      ? value.toFixed(2)
      : String(value);
