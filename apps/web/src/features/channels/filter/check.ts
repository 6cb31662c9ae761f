import { isObject } from './conditions.ts';
import { choicesOf, type Field, fieldOf } from './fields.ts';

/** Where in a filter something is wrong: keys and list positions from the top. */
export type FilterPath = readonly (string | number)[];

export interface FilterProblem {
  path: FilterPath;
  /** "“score” has no operator $like". */
  message: string;
}

const groups = new Set(['$and', '$or', '$nor']);

/** What the API would not take in a filter, each with its place. `as`: the user is named whom relative fields need. */
export function checkFilter(filter: unknown, as?: string): FilterProblem[] {
  const problems: FilterProblem[] = [];
  const check = (value: unknown, path: FilterPath) => {
    if (!isObject(value)) {
      problems.push({ path, message: 'A filter is an object: {"type": "messaging"}' });
      return;
    }
    for (const [key, part] of Object.entries(value)) {
      const here = [...path, key];
      if (!key.startsWith('$')) problems.push(...checkField(fieldOf(key), part, here, as));
      else if (!groups.has(key))
        problems.push({ path: here, message: `${key} is no operator for a whole filter` });
      else if (!Array.isArray(part) || part.length === 0)
        problems.push({ path: here, message: `${key} needs a list of filters` });
      else for (const [index, inner] of part.entries()) check(inner, [...here, index]);
    }
  };
  check(filter, []);
  return problems;
}

function checkField(field: Field, value: unknown, path: FilterPath, as?: string): FilterProblem[] {
  const problems: FilterProblem[] = [];
  if (field.relative && (as === undefined || as === ''))
    problems.push({ path, message: `${field.name} is about one user: say whose with the chip user_id` });
  if (Array.isArray(value)) return [...problems, { path, message: `A list needs an operator: {"$in": […]}` }];
  const conditions = isObject(value) ? Object.entries(value) : [['$eq', value] as const];
  if (conditions.length === 0) problems.push({ path, message: `${field.name} has no operator` });
  for (const [operator, operand] of conditions) {
    const here = isObject(value) ? [...path, operator] : path;
    const message = conditionProblem(field, operator, operand);
    if (message !== undefined) problems.push({ path: here, message });
  }
  return problems;
}

/** What is wrong with one condition, in words; undefined when the API takes it. */
export function conditionProblem(field: Field, operator: string, value: unknown): string | undefined {
  const { name, operators } = field;
  if (!operators.includes(operator)) {
    const what = operator.startsWith('$') ? operator : `“${operator}”`;
    return `${name} has no operator ${what}; it has ${operators.join(', ')}`;
  }
  if (value === undefined) return 'A value is missing';
  switch (operator) {
    case '$exists':
      return typeof value === 'boolean' ? undefined : '$exists takes true or false';
    case '$in':
      return listProblem(field, value);
    case '$autocomplete':
    case '$q':
      return typeof value === 'string' && value !== '' ? undefined : `${operator} takes a text`;
    case '$eq':
      if (name === 'members' && Array.isArray(value)) return listProblem(field, value);
      return value === null && (name === 'team' || field.type === 'custom')
        ? undefined
        : valueProblem(field, value);
    default:
      return valueProblem(field, value);
  }
}

function listProblem(field: Field, value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'A list is needed: ["a", "b"]';
  if (value.length === 0) return 'The list is empty';
  for (const item of value) {
    const problem = valueProblem(field, item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function valueProblem({ name, type }: Field, value: unknown): string | undefined {
  const choices = choicesOf(name);
  if (choices && !choices.some((choice) => choice === value)) return `${name} is ${choices.join(' or ')}`;
  if (name === 'has_unread' && value !== true) return 'has_unread can only be true';
  switch (type) {
    case 'string':
      return typeof value === 'string' ? undefined : `${name} takes a text, in quotes`;
    case 'number':
      return typeof value === 'number' ? undefined : `${name} takes a number, without quotes`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${name} takes true or false`;
    case 'date':
      return typeof value === 'string' && isTime(value)
        ? undefined
        : `${name} takes a time with its zone: "2026-01-01T00:00:00Z"`;
    case 'custom':
      return typeof value === 'object' ? `${name} takes a text, a number, true or false` : undefined;
  }
}

const isTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text));
