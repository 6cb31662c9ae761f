import type { Filter } from '../channels-request.ts';

/** One condition of a filter, as one chip shows it. */
export interface Condition {
  field: string;
  /** `$eq` also where the filter writes the bare value. */
  operator: string;
  /** Undefined while it has not been given yet. */
  value: unknown;
}

/** A filter taken apart: what chips can say, and the rest, which only JSON can. All of it must hold. */
export interface FilterParts {
  conditions: Condition[];
  rest: Filter;
}

/** Take a filter apart. Conditions joined by `$and` become chips too, for that is what chips side by side mean. */
export function splitFilter(filter: Filter): FilterParts {
  const conditions: Condition[] = [];
  const rest: [string, unknown][] = [];
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value) && value.length > 0) {
      const parts = value.map(splitPart);
      const left = value.filter((_, index) => parts[index] === undefined);
      conditions.push(...parts.flatMap((part) => part ?? []));
      if (left.length > 0) rest.push([key, left]);
    } else {
      const found = key.startsWith('$') ? undefined : conditionsOf(key, value);
      if (found) conditions.push(...found);
      else rest.push([key, value]);
    }
  }
  return { conditions, rest: Object.fromEntries(rest) };
}

/** Put a filter together again. Two conditions with the same field and operator need an `$and`. */
export function joinFilter({ conditions, rest }: FilterParts): Filter {
  const layers: Map<string, Map<string, unknown>>[] = [];
  for (const { field, operator, value } of conditions) {
    let layer = layers.find((candidate) => candidate.get(field)?.has(operator) !== true);
    if (!layer) layers.push((layer = new Map()));
    const operators = layer.get(field) ?? new Map<string, unknown>();
    layer.set(field, operators.set(operator, value));
  }
  const [first = {}, ...others] = layers.map(layerOf);
  const { $and: and, ...left } = rest;
  const all = [...(Array.isArray(and) ? and : []), ...others];
  const isKept = and !== undefined && !Array.isArray(and);
  return {
    ...first,
    ...left,
    ...(isKept ? { $and: and } : (all.length > 0 || and !== undefined) && { $and: all }),
  };
}

function splitPart(part: unknown): Condition[] | undefined {
  if (!isObject(part) || Object.keys(part).length === 0) return undefined;
  const { conditions, rest } = splitFilter(part);
  return Object.keys(rest).length === 0 ? conditions : undefined;
}

function conditionsOf(field: string, value: unknown): Condition[] | undefined {
  if (Array.isArray(value)) return undefined;
  if (!isObject(value)) return [{ field, operator: '$eq', value }];
  const operators = Object.entries(value);
  if (operators.length === 0 || operators.some(([operator]) => !operator.startsWith('$'))) return undefined;
  return operators.map(([operator, operand]) => ({ field, operator, value: operand }));
}

const layerOf = (layer: Map<string, Map<string, unknown>>): Filter =>
  Object.fromEntries(
    [...layer].map(([field, operators]) => {
      const equal = operators.get('$eq');
      const isBare =
        operators.size === 1 && operators.has('$eq') && (typeof equal !== 'object' || equal === null);
      return [field, isBare ? equal : Object.fromEntries(operators)];
    }),
  );

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
