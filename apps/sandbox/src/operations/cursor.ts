import type { SortParamRequest } from '@backchannel/chat-api/types';
import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { always, joined, sql } from '../filter/sql.ts';
import { isObject } from '../values.ts';

/** A field that a list is ordered by. Its column must never be null. */
export interface OrderField {
  name: string;
  column: string;
  direction: 1 | -1;
}

type Value = string | number;

interface Position {
  back: boolean;
  /** The order it was made for; a position means nothing in another one. */
  order: string;
  values: Value[];
}

/** What a request says about its page. */
export interface CursorRequest {
  next?: string | undefined;
  prev?: string | undefined;
}

const describeOrder = (fields: readonly OrderField[]): string =>
  fields.map(({ name, direction }) => `${name} ${direction}`).join(',');

const encode = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

function decode(text: string, name: 'next' | 'prev', fields: readonly OrderField[]): Position {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    value = undefined; // Refused below, like any other text that is no position.
  }
  const values: unknown = isObject(value) ? value['values'] : undefined;
  if (!isObject(value) || value['order'] !== describeOrder(fields) || !Array.isArray(values)) {
    throw inputError(`field "${name}" is not a cursor of this query`);
  }
  const known = values.filter((entry) => typeof entry === 'string' || typeof entry === 'number');
  if (known.length !== fields.length) throw inputError(`field "${name}" is not a cursor of this query`);
  return { back: value['back'] === true, order: describeOrder(fields), values: known };
}

/** Which of these orders a cursor was made for; undefined when none, or when it is no cursor. */
export function cursorOrder(text: string, orders: readonly OrderField[][]): OrderField[] | undefined {
  return orders.find((fields) => {
    try {
      return decode(text, 'next', fields).order !== '';
    } catch {
      return false;
    }
  });
}

// In one direction throughout an index serves the comparison of whole tuples; otherwise field by field.
function beyond(fields: readonly OrderField[], { back, values }: Position): Sql {
  const sign = (direction: 1 | -1): string => (direction === (back ? -1 : 1) ? '>' : '<');
  const [first] = fields;
  if (first && fields.every(({ direction }) => direction === first.direction)) {
    const columns = fields.map(({ column }) => column).join(', ');
    return sql(`(${columns}) ${sign(first.direction)} (${fields.map(() => '?').join(', ')})`, ...values);
  }
  return joined(
    'or',
    fields.map((field, index) =>
      joined('and', [
        ...fields.slice(0, index).map(({ column }, place) => sql(`${column} = ?`, values[place])),
        sql(`${field.column} ${sign(field.direction)} ?`, values[index]),
      ]),
    ),
  );
}

/**
 * The order that a request's `sort` asks for, among `columns` (field name to SQL). Throws 400/4 for another
 * field, and for a direction that is neither 1 nor -1. `tie` ends every order, running the way of the last field.
 */
export function orderOf(
  sort: readonly SortParamRequest[] | undefined,
  columns: Readonly<Record<string, string>>,
  fallback: { name: string; direction: 1 | -1 },
  tie: readonly { name: string; column: string }[],
): OrderField[] {
  const wanted = sort && sort.length > 0 ? sort : [{ field: fallback.name, direction: fallback.direction }];
  const fields = wanted.map(({ field = '', direction = 1 }, index): OrderField => {
    const column = Object.hasOwn(columns, field) ? columns[field] : undefined;
    if (column === undefined) throw inputError(`sorting by field "${field}" is not supported`);
    if (direction !== 1 && direction !== -1) {
      throw inputError(
        `expected number for field "sort[${index}].direction" but got number \`${direction}\``,
      );
    }
    return { name: field, column, direction };
  });
  const direction = fields.at(-1)?.direction ?? 1;
  const named = new Set(fields.map(({ name }) => name));
  return [...fields, ...tie.filter(({ name }) => !named.has(name)).map((field) => ({ ...field, direction }))];
}

/**
 * Reads the page that a request's cursor points at. `read` selects rows behind a condition, in an order, up to a
 * limit; `valuesOf` gives a row's values of `fields`, in their order. The cursors in the answer are absent where
 * there is no further page. Throws 400/4 for a cursor that is not one of this query.
 */
export function cursorPage<Row>(
  fields: readonly OrderField[],
  { next, prev }: CursorRequest,
  limit: number,
  read: (where: Sql, order: string, limit: number) => Row[],
  valuesOf: (row: Row) => Value[],
): { rows: Row[]; next?: string; prev?: string } {
  if (next && prev) throw inputError('only one of "next" and "prev" can be given');
  const position = next ? decode(next, 'next', fields) : prev ? decode(prev, 'prev', fields) : undefined;
  const back = position?.back ?? false;
  const order = fields
    .map(({ column, direction }) => `${column} ${direction === (back ? -1 : 1) ? 'asc' : 'desc'}`)
    .join(', ');
  const found = read(position ? beyond(fields, position) : always, order, limit + 1);
  const more = found.length > limit;
  const rows = found.slice(0, limit);
  if (back) rows.reverse();
  const cursor = (row: Row | undefined, backwards: boolean): string | undefined =>
    row && encode({ back: backwards, order: describeOrder(fields), values: valuesOf(row) });
  const following = back || more ? cursor(rows.at(-1), false) : undefined;
  const preceding = (back ? more : position !== undefined) ? cursor(rows[0], true) : undefined;
  return {
    rows,
    ...(following !== undefined && { next: following }),
    ...(preceding !== undefined && { prev: preceding }),
  };
}
