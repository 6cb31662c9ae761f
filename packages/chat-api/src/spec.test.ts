import { expect, test } from 'vitest';
import { z } from 'zod';
import { filterFieldsOf, operationSpecs, typeSpecs } from './spec.ts';
import type { ValueSpec } from './spec.ts';

const value: z.ZodType = z.looseObject({
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array', 'object']).optional(),
  ref: z.string().optional(),
  items: z.lazy(() => value).optional(),
  additionalProperties: z.lazy(() => value).optional(),
});
const parameter = z.intersection(value, z.looseObject({ name: z.string(), required: z.boolean() }));
const field = z.looseObject({
  type: z.enum(['string', 'number', 'boolean', 'date', 'object', 'array']),
  operators: z.array(z.string().startsWith('$')),
});
const operation = z.looseObject({
  name: z.string().regex(/^[a-z_]+$/),
  operationId: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/api/v2/'),
  successStatus: z.literal([200, 201]),
  pathParams: z.array(parameter),
  queryParams: z.array(parameter),
  bodyParams: z.array(parameter),
  bodyContentType: z.enum(['application/json', 'multipart/form-data']).nullable(),
  bodyType: z.string().nullable(),
  responseType: z.string(),
});

test('describes 162 operations, 86 of them in the reference, under distinct names and routes', () => {
  expect(z.array(operation).safeParse(operationSpecs).error).toBeUndefined();
  expect(operationSpecs).toHaveLength(162);
  expect(operationSpecs.filter(({ inSeed }) => inSeed)).toHaveLength(86);
  expect(new Set(operationSpecs.map(({ name }) => name)).size).toBe(162);
  expect(new Set(operationSpecs.map(({ method, path }) => `${method} ${path}`)).size).toBe(162);
});

test('describes 463 types, and refers to no type that it does not describe', () => {
  expect(Object.keys(typeSpecs)).toHaveLength(463);
  const refs = (spec: ValueSpec): string[] => [
    ...(spec.ref === undefined ? [] : [spec.ref]),
    ...(spec.items ? refs(spec.items) : []),
    ...(spec.additionalProperties ? refs(spec.additionalProperties) : []),
  ];
  const used = Object.values(typeSpecs).flatMap((type) => Object.values(type.properties).flatMap(refs));
  const named = operationSpecs.flatMap((spec) => [
    spec.responseType,
    ...(spec.bodyType === null ? [] : [spec.bodyType]),
  ]);
  expect([...used, ...named].filter((name) => !(name in typeSpecs))).toEqual([]);
});

test('gives filter fields by parameter, whether an operation takes one filter or two', () => {
  for (const spec of operationSpecs.filter(({ filterFields }) => filterFields)) {
    for (const name of [spec.filterParam ?? []].flat()) {
      expect(
        z.record(z.string(), field).safeParse(filterFieldsOf(spec, name)).error,
        spec.name,
      ).toBeUndefined();
      expect(Object.keys(filterFieldsOf(spec, name)), spec.name).not.toEqual([]);
    }
    expect(filterFieldsOf(spec, 'no_such_filter')).toEqual({});
  }
});
