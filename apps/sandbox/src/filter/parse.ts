import type { FilterFields, FilterFieldSpec } from '@backchannel/chat-api/spec';
import { inputError } from '../errors.ts';
import { parseTime } from '../time.ts';
import { describe, isObject } from '../values.ts';
import { isCustomKey } from './custom.ts';
import { operators } from './tree.ts';
import type { Condition, Filter, Group, Operand, Operator } from './tree.ts';

const DEEPEST = 10;
const MOST_CONDITIONS = 100;
// These look into every row's JSON.
const MOST_CUSTOM_CONDITIONS = 20;
const MOST_LIST_ENTRIES = 1000;
// Each moment is a range of its own.
const MOST_DATES = 100;
const MOST_LIST_ENTRIES_IN_ALL = 2000;
const LONGEST_CUSTOM_KEY = 256;
// Each word of a text search is looked up by itself, so its length is what such a search costs.
const LONGEST_SEARCH = 500;
const MOST_SEARCHES = 10;

interface Place {
  fields: FilterFields;
  /** Where we are, as the API writes it: `filter_conditions.$and[0].type`. */
  path: string;
  depth: number;
  /** What the filter has used so far. */
  used: { conditions: number; custom: number; entries: number };
}

const isOperator = (name: string): name is Operator => (operators as readonly string[]).includes(name);

const mismatch = (expected: string, path: string, value: unknown): Error =>
  inputError(`expected ${expected} for field "${path}" but got ${describe(value)}`);

function scalar(type: FilterFieldSpec['type'], value: unknown, path: string): Operand {
  switch (type) {
    case 'date': {
      const time = parseTime(value);
      if (!time) throw mismatch('date', path, value);
      return time;
    }
    case 'boolean':
    case 'number':
    case 'string':
      if (typeof value !== type || (typeof value === 'number' && !Number.isFinite(value))) {
        throw mismatch(type, path, value);
      }
      return value as string | number | boolean; // The line above has just compared its type.
    case 'object':
    case 'array':
      if (typeof value === 'string' || typeof value === 'boolean') return value;
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      throw mismatch('string, number or boolean', path, value);
  }
}

function list(type: FilterFieldSpec['type'], value: unknown, path: string): Operand[] {
  if (!Array.isArray(value)) throw mismatch('array', path, value);
  const most = type === 'date' ? MOST_DATES : MOST_LIST_ENTRIES;
  if (value.length > most) {
    throw inputError(`field "${path}" must have at most ${most} entries but has ${value.length}`);
  }
  return value.map((entry: unknown, index) => scalar(type, entry, `${path}[${index}]`));
}

function searchText(value: unknown, path: string): Operand {
  if (value === '') throw inputError(`field "${path}" must not be empty`);
  if (typeof value === 'string' && value.length > LONGEST_SEARCH) {
    throw inputError(`field "${path}" must be at maximum ${LONGEST_SEARCH} characters in length`);
  }
  return scalar('string', value, path);
}

// One text, or several of which any will do.
function texts(value: unknown, path: string): Operand[] {
  if (!Array.isArray(value)) return [searchText(value, path)];
  if (value.length > MOST_SEARCHES) {
    throw inputError(`field "${path}" must have at most ${MOST_SEARCHES} entries but has ${value.length}`);
  }
  return value.map((entry: unknown, index) => searchText(entry, `${path}[${index}]`));
}

function operandOf(
  spec: FilterFieldSpec,
  operator: Operator,
  value: unknown,
  path: string,
): Operand | Operand[] {
  switch (operator) {
    case '$exists':
      return scalar('boolean', value, path);
    case '$in':
    case '$nin':
      return list(spec.type, value, path);
    case '$autocomplete':
    case '$q':
      return searchText(value, path);
    case '$any':
      return texts(value, path);
    case '$eq':
    case '$ne':
      if (value === null && spec.type !== 'boolean') return null;
      if (Array.isArray(value) && (spec.type === 'object' || spec.value_types?.[operator] === 'array')) {
        return list(spec.type, value, path);
      }
      return scalar(spec.type, value, path);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
    case '$contains':
      return scalar(spec.type, value, path);
  }
}

const nouns = {
  conditions: 'conditions',
  custom: 'conditions on custom fields',
  entries: 'entries in its lists',
};

function use(used: Place['used'], what: keyof Place['used'], amount: number, most: number): void {
  used[what] += amount;
  if (used[what] > most) throw inputError(`a filter must have at most ${most} ${nouns[what]}`);
}

function condition(key: string, name: string, value: unknown, at: Place): Condition {
  const known = key === 'custom' || !Object.hasOwn(at.fields, key) ? undefined : at.fields[key];
  const spec = known ?? at.fields['custom'];
  if (!spec) throw inputError(`field "${at.path}" is not a valid filter field`);
  if (!known && (key.length > LONGEST_CUSTOM_KEY || !isCustomKey(key))) {
    throw inputError(`field "${at.path}" is not a valid custom field name`);
  }
  if (!isOperator(name)) throw inputError(`unknown operator "${name}" for field "${at.path}"`);
  if (!spec.operators.includes(name)) {
    throw inputError(`operator "${name}" is not supported for field "${at.path}"`);
  }
  const operand = operandOf(spec, name, value, at.path);
  use(at.used, 'conditions', 1, MOST_CONDITIONS);
  if (!known) use(at.used, 'custom', 1, MOST_CUSTOM_CONDITIONS);
  use(at.used, 'entries', Array.isArray(operand) ? operand.length : 0, MOST_LIST_ENTRIES_IN_ALL);
  return { kind: 'condition', field: key, custom: known === undefined, operator: name, operand };
}

function field(key: string, value: unknown, at: Place): Filter {
  if (!isObject(value)) return condition(key, '$eq', value, at);
  const entries = Object.entries(value);
  if (entries.length === 0) throw inputError(`field "${at.path}" must have an operator`);
  const filters = entries.map(([name, operand]) => condition(key, name, operand, at));
  const [only] = filters;
  return only && filters.length === 1 ? only : { kind: '$and', filters };
}

function group(kind: Group['kind'], value: unknown, at: Place): Group {
  if (!Array.isArray(value)) throw mismatch('array', at.path, value);
  if (value.length === 0) throw inputError(`field "${at.path}" must have at least one filter`);
  return {
    kind,
    filters: value.map((inner: unknown, index) =>
      parseLevel(inner, { ...at, path: `${at.path}[${index}]`, depth: at.depth + 1 }),
    ),
  };
}

function parseLevel(raw: unknown, at: Place): Filter {
  if (!isObject(raw)) throw mismatch('object', at.path, raw);
  if (at.depth > DEEPEST) throw inputError(`a filter must not be nested deeper than ${DEEPEST} levels`);
  const filters = Object.entries(raw).map(([key, value]): Filter => {
    const inner = { ...at, path: `${at.path}.${key}` };
    if (key === '$and' || key === '$or' || key === '$nor') return group(key, value, inner);
    if (key.startsWith('$')) throw inputError(`unknown operator "${key}" in field "${at.path}"`);
    return field(key, value, inner);
  });
  const [only] = filters;
  return only && filters.length === 1 ? only : { kind: '$and', filters };
}

/**
 * Reads a filter as it came over the wire and checks every field, operator and operand against `fields`.
 * `name` is the request's field that holds it, for the error's words. Absent means: match everything.
 * Throws 400/4 in the API's words.
 */
export function parseFilter(raw: unknown, fields: FilterFields, name = 'filter_conditions'): Filter {
  if (raw === undefined || raw === null) return { kind: '$and', filters: [] };
  return parseLevel(raw, { fields, path: name, depth: 0, used: { conditions: 0, custom: 0, entries: 0 } });
}
