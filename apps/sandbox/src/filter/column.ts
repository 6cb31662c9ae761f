import type { Sql } from '../db/database.ts';
import { wordPrefixMatch, wordsMatch } from '../db/words.ts';
import { isTime } from '../time.ts';
import type { ParsedTime } from '../time.ts';
import { joined, never, not, sql } from './sql.ts';
import type { Condition, Operand, Operator } from './tree.ts';

/** A full-text index over a column: `rowid in (select rowid from index where index match ?)`. */
export interface TextIndex {
  table: string;
  rowid: string;
  /** Which of its columns, if it has more. */
  column?: string;
  /** Whether so many rows match that walking them in the wanted order finds a page sooner than collecting them. */
  isCommon?: ((table: string, match: string) => boolean) | undefined;
}

const comparisons: Partial<Record<Operator, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

/** Text that has to be there: parsing has checked the operand's type, this tells the compiler. */
export const textOf = (operand: Operand | Operand[]): string => (typeof operand === 'string' ? operand : '');

/** The operands of a list condition, or the single one as a list. */
export const listOf = (operand: Operand | Operand[]): Operand[] =>
  Array.isArray(operand) ? operand : [operand];

/**
 * Compares a moment. Text with at most three fraction digits means the whole millisecond, so that a client
 * which keeps milliseconds only finds what it has read: the column is compared as if cut to that millisecond.
 */
function compareTime(column: string, operator: Operator, time: ParsedTime): Sql {
  const next = time.at + time.width;
  switch (operator) {
    case '$eq':
      return sql(`(${column} >= ? and ${column} < ?)`, time.at, next);
    case '$gt':
      return sql(`${column} >= ?`, next);
    case '$lte':
      return sql(`${column} < ?`, next);
    default:
      return sql(`${column} ${comparisons[operator] ?? '='} ?`, time.at);
  }
}

function compare(column: string, operator: Operator, operand: Operand): Sql {
  if (operand === null) return operator === '$ne' ? sql(`${column} is not null`) : sql(`${column} is null`);
  if (isTime(operand)) return compareTime(column, operator, operand);
  if (operator === '$ne') return sql(`${column} is not ?`, operand);
  return sql(`${column} ${comparisons[operator] ?? '='} ?`, operand);
}

const inList = (value: string, list: readonly Operand[]): Sql =>
  sql(`${value} in (select value from json_each(?))`, JSON.stringify(list));

// An index finds the ranges of a few moments; of many, each row would be compared with every one.
export const FEW_MOMENTS = 5;

function oneOfMoments(column: string, times: ParsedTime[]): Sql {
  if (times.length <= FEW_MOMENTS)
    return joined(
      'or',
      times.map((time) => compareTime(column, '$eq', time)),
    );
  const starts = (width: ParsedTime['width']): number[] =>
    times.filter((time) => time.width === width).map(({ at }) => at);
  // What is left of a moment before 1970 is negative.
  const millisecond = `${column} - (${column} % 1000 + 1000) % 1000`;
  return joined('or', [inList(column, starts(1)), inList(`(${millisecond})`, starts(1000))]);
}

function oneOf(column: string, operands: Operand[]): Sql {
  if (operands.length === 0) return never;
  const times = operands.filter(isTime);
  return times.length > 0 ? oneOfMoments(column, times) : inList(column, operands);
}

function byWords(column: string, operator: '$autocomplete' | '$q', query: string, index?: TextIndex): Sql {
  if (!index) return sql(`${operator === '$q' ? 'has_words' : 'has_word_prefix'}(${column}, ?)`, query);
  const match = operator === '$q' ? wordsMatch(query) : wordPrefixMatch(query);
  if (match === undefined) return never;
  // A plus sign keeps SQLite from starting with this condition, so that the order's own index leads.
  const lead = index.isCommon?.(index.table, match) === true ? '+' : '';
  return sql(
    `${lead}${index.rowid} in (select rowid from ${index.table} where ${index.table} match ?)`,
    index.column === undefined ? match : `${index.column} : (${match})`,
  );
}

/** Compiles a condition on an ordinary column. `index` speeds up `$autocomplete` and `$q`. */
export function compileColumn(column: string, condition: Condition, index?: TextIndex): Sql {
  const { operator, operand } = condition;
  switch (operator) {
    case '$exists':
      return sql(`${column} is ${operand === true ? 'not null' : 'null'}`);
    case '$in':
      return oneOf(column, listOf(operand));
    case '$nin':
      return not(oneOf(column, listOf(operand)));
    case '$autocomplete':
    case '$q':
      return byWords(column, operator, textOf(operand), index);
    case '$contains':
    case '$any':
      return never;
    default:
      return Array.isArray(operand) ? never : compare(column, operator, operand);
  }
}

/** Compiles `$eq` on a claim that a piece of SQL makes: true, false, or for null false as well. */
export function compileClaim(claim: Sql, condition: Condition): Sql {
  const holds = condition.operator === '$ne' ? condition.operand !== true : condition.operand === true;
  return holds ? claim : not(claim);
}

/** Compiles conditions on a JSON list of text (`teams`): `$contains`, `$in` any of, `$eq` one of or exactly. */
export function compileList(column: string, condition: Condition): Sql {
  const { operator, operand } = condition;
  if (operand === null) return sql(`${column} = '[]'`);
  if (operator === '$eq' && Array.isArray(operand)) {
    const entries = JSON.stringify([...new Set(operand)]);
    return joined('and', [
      sql(`(select count(distinct value) from json_each(${column})) = json_array_length(?)`, entries),
      sql(
        `not exists (select 1 from json_each(${column}) where value not in (select value from json_each(?)))`,
        entries,
      ),
    ]);
  }
  const wanted = JSON.stringify(listOf(operand));
  return sql(
    `exists (select 1 from json_each(${column}) where value in (select value from json_each(?)))`,
    wanted,
  );
}
