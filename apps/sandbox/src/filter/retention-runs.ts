import type { Sql } from '../db/database.ts';
import { dayOf } from '../days.ts';
import { inputError } from '../errors.ts';
import { compileColumn } from './column.ts';
import type { Condition, Operand } from './tree.ts';

// Of a moment only its day counts.
const day = (operand: Operand): Operand =>
  typeof operand === 'object' && operand !== null ? dayOf(operand.at) : operand;

/** Compiles one condition on retention runs, whose table is called `r`. */
export function compileRunCondition(condition: Condition): Sql {
  const { field, operand } = condition;
  if (field === 'policy') return compileColumn('r.policy', condition);
  if (field !== 'date') throw inputError(`field "${field}" is not a valid filter field`);
  return compileColumn('r.date', {
    ...condition,
    operand: Array.isArray(operand) ? operand.map(day) : day(operand),
  });
}
