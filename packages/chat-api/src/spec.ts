import operationsJson from '../spec/operations.json' with { type: 'json' };
import typesJson from '../spec/types.json' with { type: 'json' };

/** One value in the API description: a scalar, a list, a map, or a reference to a named type. */
export interface ValueSpec {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  /** `date-time` on a number: integer nanoseconds in answers, RFC 3339 in requests. */
  format?: string;
  /** Name of an entry of {@link typeSpecs}. */
  ref?: string;
  items?: ValueSpec;
  additionalProperties?: ValueSpec;
  enum?: (string | number)[];
  nullable?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** A path, query or body parameter. `contentType` says that a query parameter carries JSON text. */
export interface ParameterSpec extends ValueSpec {
  name: string;
  required: boolean;
  contentType?: string;
}

/** What a filter may ask of one field. `custom` of type `object` stands for any other key. */
export interface FilterFieldSpec {
  type: 'string' | 'number' | 'boolean' | 'date' | 'object' | 'array';
  operators: string[];
  value_types?: Record<string, string>;
}

export type FilterFields = Record<string, FilterFieldSpec>;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the Chat API as its description gives it. */
export interface OperationSpec {
  name: string;
  operationId: string;
  /** True for the 86 operations of the reference. */
  inSeed: boolean;
  method: HttpMethod;
  path: string;
  successStatus: 200 | 201;
  pathParams: ParameterSpec[];
  queryParams: ParameterSpec[];
  bodyParams: ParameterSpec[];
  bodyRequired: boolean;
  bodyContentType: 'application/json' | 'multipart/form-data' | null;
  bodyType: string | null;
  responseType: string;
  events: string[];
  /** By field; by parameter and field where the operation takes more than one filter (then `filterParam` is a list). */
  filterFields?: FilterFields | Record<string, FilterFields>;
  filterParam?: string | string[];
  sortFields?: string[];
  sortCombinations?: string[][];
}

/** One named type: an object with properties, or an enumeration. */
export interface TypeSpec {
  required: string[];
  properties: Record<string, ValueSpec>;
  nullable?: boolean;
  type?: string;
  enum?: string[];
}

// The two files are checked by spec.test.ts against the shapes above; JSON imports infer wider types.
/** The 162 operations, in the order of the description. */
export const operationSpecs = operationsJson as unknown as readonly OperationSpec[];
/** The 463 named types. */
export const typeSpecs = typesJson as unknown as Readonly<Record<string, TypeSpec>>;

/** The fields that a filter parameter of an operation accepts; empty when it has no such filter. */
export function filterFieldsOf(operation: OperationSpec, parameter: string): FilterFields {
  const { filterFields, filterParam } = operation;
  if (filterFields === undefined) return {};
  // `filterParam` tells the two shapes apart, which spec.test.ts holds the description to.
  if (typeof filterParam === 'string') return filterParam === parameter ? (filterFields as FilterFields) : {};
  return (filterFields as Record<string, FilterFields>)[parameter] ?? {};
}
