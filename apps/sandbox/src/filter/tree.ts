import type { ParsedTime } from '../time.ts';

export type Scalar = string | number | boolean;

/** The right-hand side of a condition, checked and converted. Dates are {@link ParsedTime}. */
export type Operand = Scalar | ParsedTime | null;

export const operators = [
  '$eq',
  '$ne',
  '$in',
  '$nin',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$exists',
  '$contains',
  '$autocomplete',
  '$q',
  '$any',
] as const;
export type Operator = (typeof operators)[number];

export interface Condition {
  kind: 'condition';
  /** A field of the operation, or for custom data the whole key, dots included. */
  field: string;
  /** True when the key is not a field of its own but a key of the custom data. */
  custom: boolean;
  operator: Operator;
  /** One operand, or the list of `$in`, `$nin` and of an `$eq` that compares whole lists. */
  operand: Operand | Operand[];
}

export interface Group {
  kind: '$and' | '$or' | '$nor';
  filters: Filter[];
}

/** A filter, parsed and checked against what its operation can filter on. An empty `$and` matches everything. */
export type Filter = Condition | Group;

/** Whether a filter asks about `field` anywhere. */
export const mentions = (filter: Filter, field: string): boolean =>
  filter.kind === 'condition'
    ? filter.field === field && !filter.custom
    : filter.filters.some((inner) => mentions(inner, field));

/** How many conditions a filter has, however deep. */
export const countConditions = (filter: Filter): number =>
  filter.kind === 'condition' ? 1 : filter.filters.reduce((sum, inner) => sum + countConditions(inner), 0);
