import type { Sql, SqlValue } from '../db/database.ts';

export const sql = (text: string, ...params: SqlValue[]): Sql => ({ sql: text, params });

export const always: Sql = sql('1');
export const never: Sql = sql('0');

const LONGEST_ROW = 64;

/** Joins pieces with a word between them, in brackets. */
export const joined = (word: 'and' | 'or', pieces: Sql[]): Sql => {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  // SQLite reads a row of words as a tree as deep as it is long, and refuses deep ones: long rows are halved.
  if (pieces.length > LONGEST_ROW) {
    const half = Math.ceil(pieces.length / 2);
    return joined(word, [joined(word, pieces.slice(0, half)), joined(word, pieces.slice(half))]);
  }
  return {
    sql: `(${pieces.map((piece) => piece.sql).join(` ${word} `)})`,
    params: pieces.flatMap((piece) => piece.params),
  };
};

/**
 * That a column holds one of these. SQLite makes a table in memory of a list, which takes longer than looking one row
 * up: one value alone goes without.
 */
export function isAmong(column: string, values: Iterable<string>): Sql {
  const list = [...values];
  return list.length === 1
    ? sql(`${column} = ?`, list[0])
    : sql(`${column} in (select value from json_each(?))`, JSON.stringify(list));
}

/** That something does not hold, also where nobody knows. Unlike a `not coalesce(…)` SQLite leaves it at the first piece that tells. */
export const not = (piece: Sql): Sql => ({ sql: `(${piece.sql}) is not true`, params: piece.params });
