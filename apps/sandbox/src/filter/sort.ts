import type { SortParamRequest } from '@backchannel/chat-api/types';
import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { isCustomKey, jsonPath } from './custom.ts';
import { sql } from './sql.ts';

/** What a query begins with: the order, past rows that do not fit, or the filter, to sort all that fit. */
export type Lead = 'sort' | 'filter';

/** What a kind of row can be sorted on. */
export interface SortRules {
  /** Field name to SQL, for the fields that are columns. */
  columns: Readonly<Record<string, Sql | undefined>>;
  /** Fields that mean nothing without a user, when the request names none. */
  needsUser?: readonly string[];
  /** The JSON column with the custom data; absent when custom fields do not sort. */
  custom?: string;
  /** The order when the request gives none. */
  fallback: { field: string; direction: 1 | -1 };
  /** A unique column that ends every order, so that pages by offset neither repeat nor miss a row. */
  tie: string;
}

const typedCustom = (column: string, key: string, type: string | undefined): Sql => {
  const path = jsonPath(key);
  if (type === undefined || type === 'string' || type === '') return sql(`json_extract(${column}, ?)`, path);
  if (type !== 'number' && type !== 'boolean') {
    throw inputError(`sort type "${type}" of field "${key}" must be "string", "number" or "boolean"`);
  }
  const types = type === 'number' ? "'integer', 'real'" : "'true', 'false'";
  return sql(
    `case when json_type(${column}, ?) in (${types}) then json_extract(${column}, ?) end`,
    path,
    path,
  );
};

function term({ field, type }: SortParamRequest, index: number, rules: SortRules): Sql {
  if (field === undefined || field === '') throw inputError(`"sort[${index}].field" is a required field`);
  if (rules.needsUser?.includes(field)) {
    throw inputError(`sorting by "${field}" needs either user or user_id when using server side auth.`);
  }
  const column = Object.hasOwn(rules.columns, field) ? rules.columns[field] : undefined;
  if (column) return column;
  if (rules.custom === undefined || !isCustomKey(field)) {
    throw inputError(`sorting by field "${field}" is not supported`);
  }
  return typedCustom(rules.custom, field, type);
}

const wantedOf = (
  sort: readonly SortParamRequest[] | undefined,
  { fallback }: SortRules,
): readonly SortParamRequest[] => (sort && sort.length > 0 ? sort : [fallback]);

/** The field that a request's `sort` begins with; empty when it names none. */
export const firstField = (sort: readonly SortParamRequest[] | undefined, rules: SortRules): string =>
  wantedOf(sort, rules)[0]?.field ?? '';

/**
 * The `order by` of a request's `sort`. A direction other than 1 and -1 is 400/4. Absent values come first in
 * ascending order and last in descending order. `lead` says whether the database may walk the order's own index
 * (`sort`, the default) or has to begin with the filter.
 */
export function compileSort(
  sort: readonly SortParamRequest[] | undefined,
  rules: SortRules,
  lead: Lead = 'sort',
): Sql {
  const wanted = wantedOf(sort, rules);
  // A plus sign hides a column from its index.
  const plus = lead === 'filter' ? '+' : '';
  const terms = wanted.map((entry, index) => {
    const direction = entry.direction ?? 1;
    if (direction !== 1 && direction !== -1) {
      throw inputError(
        `expected number for field "sort[${index}].direction" but got number \`${direction}\``,
      );
    }
    const { sql: text, params } = term(entry, index, rules);
    return { text: `${plus}${text} ${direction === 1 ? 'asc' : 'desc'}`, params, direction };
  });
  // The tie-breaker runs the same way as the last field, so that one index serves both.
  const tie = `${rules.tie} ${(terms.at(-1)?.direction ?? 1) === 1 ? 'asc' : 'desc'}`;
  return {
    sql: [...terms.map(({ text }) => text), tie].join(', '),
    params: terms.flatMap(({ params }) => params),
  };
}
