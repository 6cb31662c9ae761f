import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn } from './column.ts';
import type { Condition } from './tree.ts';

const columns: Readonly<Record<string, string>> = {
  channel_cid: 'd.cid',
  // A draft in the channel itself has no parent.
  parent_id: "nullif(d.parent_id, '')",
  created_at: 'd.created_at',
};

/** Compiles one condition on drafts, whose table is called `d`. */
export function compileDraftCondition(condition: Condition): Sql {
  const column = columns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  return compileColumn(column, condition);
}
