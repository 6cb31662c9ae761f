import type { SortParamRequest } from '@backchannel/chat-api/types';
import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { isCustomKey, jsonPath } from './custom.ts';
import { sql } from './sql.ts';

/** What a query begins with: the order, past rows that do not fit, or the filter, to sort all that fit. */
export type Lead = 'sort' | 'filter';

/** How many rows have a custom field: `few` are those for which `rows` holds. */
export type Held = 'none' | 'many' | { rows: Sql };

/** What a kind of row can be sorted on. */
export interface SortRules {
  /** Field name to SQL, for the fields that are columns. */
  columns: Readonly<Record<string, Sql | undefined>>;
  /** Fields that mean nothing without a user, when the request names none. */
  needsUser?: readonly string[];
  /** The JSON column with the custom data; absent when custom fields do not sort. */
  custom?: string;
  /** How many rows have a custom field, which need not be known. */
  heldBy?: (field: string) => Held;
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

/** One of the fields that a request sorts by. */
export interface SortTerm {
  field: string;
  direction: 1 | -1;
  /** As it is compared; of other types of values a custom field counts as absent. */
  type: string;
  custom: boolean;
  held: 'few' | 'many';
  sql: Sql;
  /** What is the same, and quicker where all rows are looked at. */
  overAll: Sql;
}

function valueOf({ field, type }: SortParamRequest, index: number, rules: SortRules): Sql {
  if (field === undefined || field === '') throw inputError(`"sort[${index}].field" is a required field`);
  if (rules.needsUser?.includes(field)) {
    throw inputError(`sorting by "${field}" needs either user or user_id when using server side auth.`);
  }
  const column = columnOf(field, rules);
  if (column) return column;
  if (rules.custom === undefined || !isCustomKey(field)) {
    throw inputError(`sorting by field "${field}" is not supported`);
  }
  return typedCustom(rules.custom, field, type);
}

const columnOf = (field: string, { columns }: SortRules): Sql | undefined =>
  Object.hasOwn(columns, field) ? columns[field] : undefined;

function directionOf({ direction = 1 }: SortParamRequest, index: number): 1 | -1 {
  if (direction === 1 || direction === -1) return direction;
  throw inputError(`expected number for field "sort[${index}].direction" but got number \`${direction}\``);
}

const wantedOf = (
  sort: readonly SortParamRequest[] | undefined,
  { fallback }: SortRules,
): readonly SortParamRequest[] => (sort && sort.length > 0 ? sort : [fallback]);

/** What a request sorts by. */
export interface Sorting {
  /** Without those that change nothing: by what no row has, or by the same once more. */
  terms: SortTerm[];
  /** What ends the order. */
  tie: { column: string; direction: 1 | -1 };
}

/** Reads a request's `sort`. A direction other than 1 and -1 is 400/4. */
export function sortingOf(sort: readonly SortParamRequest[] | undefined, rules: SortRules): Sorting {
  const terms = new Map<string, SortTerm>();
  let last: 1 | -1 = 1;
  for (const [index, entry] of wantedOf(sort, rules).entries()) {
    const { field = '' } = entry;
    const type = entry.type === undefined || entry.type === '' ? 'string' : entry.type;
    last = directionOf(entry, index);
    const value = valueOf(entry, index, rules);
    const custom = columnOf(field, rules) === undefined;
    const key = custom ? `${type} ${field}` : field;
    const held = custom && !terms.has(key) ? (rules.heldBy?.(field) ?? 'many') : 'many';
    if (held === 'none' || terms.has(key)) continue;
    const few = held === 'many' ? undefined : held.rows;
    terms.set(key, {
      field,
      direction: last,
      type,
      custom,
      held: few ? 'few' : 'many',
      sql: value,
      overAll: few
        ? {
            sql: `case when ${few.sql} then ${value.sql} end`,
            params: [...few.params, ...value.params],
          }
        : value,
    });
  }
  // The tie-breaker runs the same way as the last field, so that one index serves both.
  return { terms: [...terms.values()], tie: { column: rules.tie, direction: last } };
}

const way = (direction: 1 | -1): string => (direction === 1 ? 'asc' : 'desc');

/**
 * The `order by` of what a request sorts by. Absent values come first in ascending order and last in descending order.
 * `lead` says whether the database may walk the order's own index (`sort`, the default) or has to begin with the filter.
 */
export function compileSorting({ terms, tie }: Sorting, lead: Lead = 'sort'): Sql {
  // A plus sign hides a column from its index.
  const pieces = terms.map((term) =>
    lead === 'filter'
      ? { sql: `+${term.overAll.sql} ${way(term.direction)}`, params: term.overAll.params }
      : { sql: `${term.sql.sql} ${way(term.direction)}`, params: term.sql.params },
  );
  return {
    sql: [...pieces.map((piece) => piece.sql), `${tie.column} ${way(tie.direction)}`].join(', '),
    params: pieces.flatMap(({ params }) => params),
  };
}

/** {@link compileSorting} of a request's `sort`. */
export const compileSort = (
  sort: readonly SortParamRequest[] | undefined,
  rules: SortRules,
  lead: Lead = 'sort',
): Sql => compileSorting(sortingOf(sort, rules), lead);
