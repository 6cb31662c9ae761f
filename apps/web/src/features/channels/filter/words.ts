import { dateAndTime, dateOnly } from '../../../lib/times.ts';
import { zonedTime } from '../../../lib/zoned.ts';
import type { Condition } from './conditions.ts';
import { fieldOf, type FieldType } from './fields.ts';

const dateWords: Record<string, string> = { $gt: 'after', $gte: 'from', $lt: 'before', $lte: 'up to' };
const numberWords: Record<string, string> = { $gt: '>', $gte: '≥', $lt: '<', $lte: '≤' };
const words: Record<string, string> = {
  $eq: 'is',
  $in: 'is any of',
  $exists: 'is set',
  $contains: 'contains',
  $autocomplete: 'has a word starting',
  $q: 'matches',
  $gt: 'sorts after',
  $gte: 'sorts from',
  $lt: 'sorts before',
  $lte: 'sorts up to',
};

/** An operator as a chip says it: dates are before and after, numbers less and more. */
export function operatorWord(operator: string, type: FieldType): string {
  const special =
    type === 'date' ? dateWords : type === 'number' || type === 'custom' ? numberWords : undefined;
  return special?.[operator] ?? words[operator] ?? operator;
}

/** A condition's value as a chip shows it. */
export function valueWord({ field, operator, value }: Condition, zone: string): string {
  if (value === undefined) return '…';
  if (operator === '$exists') return value === true ? 'yes' : value === false ? 'no' : JSON.stringify(value);
  if (Array.isArray(value)) {
    const [first, ...others] = value.map((item: unknown) =>
      valueWord({ field, operator: '$eq', value: item }, zone),
    );
    return others.length === 0 ? (first ?? 'nothing') : `${first}, ${others.join(', ')}`;
  }
  if (fieldOf(field).type === 'date' && typeof value === 'string') return timeWord(value, zone);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function timeWord(text: string, zone: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return zonedTime(at, zone).local.endsWith('T00:00') && at.getTime() % 60_000 === 0
    ? dateOnly(at, zone)
    : dateAndTime(at, zone);
}

/** The whole condition in words: "type is messaging". */
export const conditionWords = (condition: Condition, zone: string): string =>
  `${condition.field} ${operatorWord(condition.operator, fieldOf(condition.field).type)} ${valueWord(condition, zone)}`;
