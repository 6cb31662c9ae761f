import type { Sql } from '../db/database.ts';
import { always, joined, not } from './sql.ts';
import type { Condition, Filter } from './tree.ts';

/** How one kind of row answers one condition. */
export type CompileCondition = (condition: Condition) => Sql;

/** Turns a checked filter into SQL with bound parameters, for use behind `where`. */
export function compileFilter(filter: Filter, compileCondition: CompileCondition): Sql {
  if (filter.kind === 'condition') return compileCondition(filter);
  const inner = filter.filters.map((part) => compileFilter(part, compileCondition));
  if (inner.length === 0) return always;
  switch (filter.kind) {
    case '$and':
      return joined('and', inner);
    case '$or':
      return joined('or', inner);
    case '$nor':
      return not(joined('or', inner));
  }
}
