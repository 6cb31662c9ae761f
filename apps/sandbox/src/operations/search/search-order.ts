import type { SortParamRequest } from '@backchannel/chat-api/types';
import type { Sql } from '../../db/database.ts';
import { inputError } from '../../errors.ts';
import { jsonPath } from '../../filter/custom.ts';
import { messageColumns } from '../../filter/messages.ts';
import { sql } from '../../filter/sql.ts';
import type { OrderField } from '../cursor.ts';

const MOST_FIELDS = 5;

/** What messages are sorted by: the keys, and the order over `k0`, `k1` and so on. */
export interface SearchOrder {
  keys: Sql[];
  fields: OrderField[];
  /** How many of the keys are read out of custom data. */
  customKeys: number;
}

// Cursors compare whole rows of keys, so what is absent has to be a value: the smallest.
const present = (key: Sql): Sql => ({ sql: `coalesce(${key.sql}, -1e308)`, params: key.params });

function customKey(field: string, type: string | undefined): Sql {
  if (field.includes('"') || field.split('.').includes('')) {
    throw inputError(`sorting by field "${field.slice(0, 100)}" is not supported`);
  }
  const path = jsonPath(field);
  if (type === undefined || type === '' || type === 'string') {
    // Lists and objects have no place in an order. Whole numbers may be too large to be read as such.
    return sql(
      `case json_type(m.custom, ?) when 'array' then null when 'object' then null
         when 'integer' then cast(json_extract(m.custom, ?) as real) else json_extract(m.custom, ?) end`,
      path,
      path,
      path,
    );
  }
  if (type !== 'number' && type !== 'boolean') {
    throw inputError(
      `sort type "${type.slice(0, 100)}" of field "${field.slice(0, 100)}" must be "string", "number" or "boolean"`,
    );
  }
  const types = type === 'number' ? "'integer', 'real'" : "'true', 'false'";
  return sql(
    `case when json_type(m.custom, ?) in (${types}) then cast(json_extract(m.custom, ?) as real) end`,
    path,
    path,
  );
}

const isCustom = ({ field = '' }: SortParamRequest): boolean =>
  field !== 'relevance' && field !== 'pinned' && !Object.hasOwn(messageColumns, field);

function keyOf({ field = '', type }: SortParamRequest, query: string): Sql {
  if (field === 'relevance') return query === '' ? sql('0') : sql('relevance(m.text, ?)', query);
  if (field === 'pinned') return sql('m.pinned');
  const column = Object.hasOwn(messageColumns, field) ? messageColumns[field] : undefined;
  return present(column === undefined ? customKey(field, type) : sql(column));
}

/**
 * The order that a search asks for: by default what is about `query` first, then by id. Sorts by `relevance`,
 * fields of the message, and names of custom fields. Throws 400/4 for what is none of these, and for a direction
 * that is neither 1 nor -1.
 */
export function searchOrder(sort: readonly SortParamRequest[] | undefined, query: string): SearchOrder {
  const wanted: readonly SortParamRequest[] =
    sort && sort.length > 0 ? sort : [{ field: 'relevance', direction: -1 }];
  if (wanted.length > MOST_FIELDS)
    throw inputError(`field "sort" must contain at maximum ${MOST_FIELDS} items`);
  const fields = wanted.map(({ field = '', direction = 1 }, index): OrderField => {
    if (field === '') throw inputError(`"sort[${index}].field" is a required field`);
    if (direction !== 1 && direction !== -1) {
      throw inputError(
        `expected number for field "sort[${index}].direction" but got number \`${direction}\``,
      );
    }
    return { name: field, column: `k${index}`, direction };
  });
  return {
    keys: [...wanted.map((entry) => keyOf(entry, query)), sql('m.id')],
    fields: [...fields, { name: 'id', column: `k${fields.length}`, direction: 1 }],
    customKeys: wanted.filter(isCustom).length,
  };
}
