import type { Sql } from '../db/database.ts';
import { CUSTOM_KEPT } from '../db/fill-custom.ts';
import { listOf } from './column.ts';
import { joined, sql } from './sql.ts';
import type { Condition, Operator } from './tree.ts';

// Only the beginning of a text is kept, and of beginnings in the same order some may be equal.
const KEPT = `substr(?, 1, ${CUSTOM_KEPT})`;
const wider: Partial<Record<Operator, string>> = { $gt: '>=', $gte: '>=', $lt: '<=', $lte: '<=' };

function ofValue({ operator, operand }: Condition): Sql | undefined {
  if (operator === '$in') {
    const values = JSON.stringify(listOf(operand));
    const kept = `select case type when 'text' then substr(value, 1, ${CUSTOM_KEPT}) else value end from json_each(?)`;
    return sql(`value in (${kept})`, values);
  }
  const sign = operator === '$eq' ? '=' : wider[operator];
  if (sign === undefined || typeof operand === 'object') return undefined;
  return typeof operand === 'string'
    ? sql(`value ${sign} ${KEPT}`, operand)
    : sql(`value ${sign} ?`, operand);
}

const isNegative = ({ operator, operand }: Condition): boolean =>
  operator === '$ne' ||
  operator === '$nin' ||
  (operator === '$exists' && operand !== true) ||
  (operator === '$eq' && operand === null);

/**
 * What the rows of `channel_custom` have of all channels that fit a condition on custom data, and maybe of others.
 * Undefined for a condition that fits what is not there.
 */
export function customRows(condition: Condition): Sql | undefined {
  if (isNegative(condition)) return undefined;
  const [key = '', ...nested] = condition.field.split('.');
  const value = nested.length === 0 ? ofValue(condition) : undefined;
  return joined('and', [sql('key = ?', key), ...(value ? [value] : [])]);
}

/** What the rows of `channel_custom` have of all channels that have a custom field, or something that it is in. */
export const fieldRows = (field: string): Sql => sql('key = ?', field.split('.')[0] ?? '');

/** That a channel (`c`) is one of those that have this in `channel_custom`. */
export const isAmongCustom = (rows: Sql): Sql =>
  sql(`c.number in (select number from channel_custom where ${rows.sql})`, ...rows.params);
