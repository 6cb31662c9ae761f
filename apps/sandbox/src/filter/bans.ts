import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn } from './column.ts';
import type { TextIndex } from './column.ts';
import { sql } from './sql.ts';
import type { Condition } from './tree.ts';

const columns: Readonly<Record<string, string>> = {
  user_id: 'b.target_id',
  banned_by_id: 'b.banned_by_id',
  channel_cid: 'b.cid',
  reason: 'b.reason',
  created_at: 'b.created_at',
};

const reasonIndex: TextIndex = { table: 'ban_reasons_fts', rowid: 'b.number' };

/**
 * Compiles one condition on bans, whose table is called `b`. A ban from the whole app is one of no channel. See
 * {@link TextIndex} for `isCommon`.
 */
export function compileBanCondition(condition: Condition, isCommon?: TextIndex['isCommon']): Sql {
  const { field, operator, operand } = condition;
  const column = columns[field];
  if (column === undefined)
    throw inputError(`field "filter_conditions.${field}" is not a valid filter field`);
  if (field === 'reason') return compileColumn(column, condition, { ...reasonIndex, isCommon });
  if (field !== 'channel_cid') return compileColumn(column, condition);
  // Stored as an empty text, so that the index on channels serves.
  if (operator === '$eq' && operand === null) return sql("b.cid = ''");
  const compiled = compileColumn(column, condition);
  return { sql: `(${compiled.sql} and b.cid <> '')`, params: compiled.params };
}
