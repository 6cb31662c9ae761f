import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn } from './column.ts';
import type { Condition } from './tree.ts';

const columns: Readonly<Record<string, string>> = {
  channel_cid: 'r.cid',
  message_id: 'r.message_id',
  remind_at: 'r.remind_at',
  created_at: 'r.created_at',
};

/** Compiles one condition on reminders, whose table is called `r`. */
export function compileReminderCondition(condition: Condition): Sql {
  const column = columns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  return compileColumn(column, condition);
}
