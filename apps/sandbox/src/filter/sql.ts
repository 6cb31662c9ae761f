import type { Sql, SqlValue } from '../db/database.ts';

export const sql = (text: string, ...params: SqlValue[]): Sql => ({ sql: text, params });

export const always: Sql = sql('1');
export const never: Sql = sql('0');

/** Joins pieces with a word between them, in brackets. */
export const joined = (word: 'and' | 'or', pieces: Sql[]): Sql => {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  return {
    sql: `(${pieces.map((piece) => piece.sql).join(` ${word} `)})`,
    params: pieces.flatMap((piece) => piece.params),
  };
};

export const not = (piece: Sql): Sql => ({ sql: `not coalesce(${piece.sql}, 0)`, params: piece.params });
