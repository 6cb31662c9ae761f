import type { Sql } from '../db/database.ts';
import { joined, never, not, sql } from './sql.ts';
import { listOf, textOf } from './column.ts';
import type { Condition, Operand, Operator } from './tree.ts';

/** Whether a dotted key can be written as a JSON path: no part is empty or holds a quote, a backslash or a zero byte. */
export const isCustomKey = (key: string): boolean =>
  !['"', '\\', '\0'].some((sign) => key.includes(sign)) && !key.split('.').includes('');

/** The JSON path of a dotted key that {@link isCustomKey}; it is always bound. */
export const jsonPath = (key: string): string =>
  `$${key
    .split('.')
    .map((part) => `."${part}"`)
    .join('')}`;

const comparisons: Partial<Record<Operator, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

// A number never equals a numeric text and `true` never equals 1, as in JSON and unlike in SQL.
function compare(document: Sql, path: string, operator: Operator, operand: Operand): Sql {
  const sign = comparisons[operator] ?? '=';
  const typed = (types: string, test: string, ...values: (string | number)[]): Sql => ({
    sql: `(json_type(${document.sql}, ?) in (${types}) and ${test})`,
    params: [...document.params, path, ...(test === '1' ? [] : [...document.params, path]), ...values],
  });
  if (typeof operand === 'string')
    return typed("'text'", `json_extract(${document.sql}, ?) ${sign} ?`, operand);
  if (typeof operand === 'number') {
    return typed("'integer', 'real'", `json_extract(${document.sql}, ?) ${sign} ?`, operand);
  }
  if (typeof operand !== 'boolean') return never;
  if (sign === '=') return typed(operand ? "'true'" : "'false'", '1');
  return typed("'true', 'false'", `json_extract(${document.sql}, ?) ${sign} ?`, Number(operand));
}

// One look at the document for each type, however long the list.
function oneOf(document: Sql, path: string, operands: Operand[]): Sql {
  const among = (types: string, entries: Operand[]): Sql => ({
    sql: `(json_type(${document.sql}, ?) in (${types}) and json_extract(${document.sql}, ?) in (select value from json_each(?)))`,
    params: [...document.params, path, ...document.params, path, JSON.stringify(entries)],
  });
  const texts = operands.filter((entry) => typeof entry === 'string');
  const numbers = operands.filter((entry) => typeof entry === 'number');
  const truths = [...new Set(operands.filter((entry) => typeof entry === 'boolean'))];
  const pieces = [
    ...(texts.length > 0 ? [among("'text'", texts)] : []),
    ...(numbers.length > 0 ? [among("'integer', 'real'", numbers)] : []),
    ...truths.map((truth) => compare(document, path, '$eq', truth)),
  ];
  return pieces.length > 0 ? joined('or', pieces) : never;
}

const isAbsent = (document: Sql, path: string): Sql => ({
  sql: `coalesce(json_type(${document.sql}, ?), 'null') = 'null'`,
  params: [...document.params, path],
});

function contains(document: Sql, path: string, operand: Operand): Sql {
  const type =
    typeof operand === 'boolean'
      ? `'${operand}'`
      : typeof operand === 'number'
        ? "'integer', 'real'"
        : "'text'";
  const value = typeof operand === 'boolean' ? Number(operand) : operand;
  return {
    sql: `(json_type(${document.sql}, ?) = 'array' and exists (select 1 from json_each(${document.sql}, ?) entry where entry.type in (${type}) and entry.atom = ?))`,
    params: [...document.params, path, ...document.params, path, typeof value === 'object' ? null : value],
  };
}

/**
 * Compiles a condition on custom data. `document` is the JSON column (or an expression that chooses one), the
 * condition's field the dotted key in it. Null counts as absent.
 */
export function compileCustom(document: Sql, condition: Condition): Sql {
  const { operator, operand } = condition;
  const path = jsonPath(condition.field);
  switch (operator) {
    case '$exists':
      return operand === true ? not(isAbsent(document, path)) : isAbsent(document, path);
    case '$in':
      return oneOf(document, path, listOf(operand));
    case '$contains':
      return Array.isArray(operand) ? never : contains(document, path, operand);
    case '$autocomplete':
    case '$q':
      return {
        // Not with `and`, of which SQLite may work out both sides: the functions take no numbers beyond JavaScript's.
        sql: `case when json_type(${document.sql}, ?) = 'text' then ${operator === '$q' ? 'has_words' : 'has_word_prefix'}(json_extract(${document.sql}, ?), ?) else 0 end`,
        params: [...document.params, path, ...document.params, path, textOf(operand)],
      };
    case '$ne':
    case '$nin':
      return not(compileCustom(document, { ...condition, operator: operator === '$ne' ? '$eq' : '$in' }));
    default:
      if (operand === null) return isAbsent(document, path);
      if (!Array.isArray(operand)) return compare(document, path, operator, operand);
      return sql(
        `(json_type(${document.sql}, ?) = 'array' and json_extract(${document.sql}, ?) = json(?))`,
        ...document.params,
        path,
        ...document.params,
        path,
        JSON.stringify(operand),
      );
  }
}
