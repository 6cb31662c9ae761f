import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn } from './column.ts';
import type { Condition } from './tree.ts';

const columns: Readonly<Record<string, string>> = {
  id: 's.id',
  name: 's.name',
  type: 's.type',
  all_users: 's.all_users',
  created_at: 's.created_at',
  updated_at: 's.updated_at',
};

/** Compiles one condition on segments, whose table is called `s`. */
export function compileSegmentCondition(condition: Condition): Sql {
  const column = columns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  return compileColumn(column, condition);
}
