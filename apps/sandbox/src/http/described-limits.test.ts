import { operationSpecs, typeSpecs } from '@backchannel/chat-api/spec';
import type { OperationSpec, ParameterSpec, ValueSpec } from '@backchannel/chat-api/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { RawReply, TestApi } from '../test/api.ts';

// Every bound that the description of the API sets, at what lies one past it.
let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A value of the kind that is meant, for what must be there beside the one that is tried. */
function sound(spec: ValueSpec, depth = 0): unknown {
  if (spec.enum) return spec.enum[0];
  if (spec.ref !== undefined) {
    const type = typeSpecs[spec.ref];
    if (type?.enum) return type.enum[0];
    const needed = Object.entries(type?.properties ?? {}).filter(([key]) => type?.required.includes(key));
    return depth > 4 ? {} : Object.fromEntries(needed.map(([key, inner]) => [key, sound(inner, depth + 1)]));
  }
  if (spec.format === 'date-time') return '2026-01-01T00:00:00Z';
  if (spec.type === 'integer' || spec.type === 'number') return spec.minimum ?? 1;
  if (spec.type === 'boolean') return true;
  if (spec.type === 'array') return many(spec.minItems ?? 0, () => sound(spec.items ?? {}, depth + 1));
  return spec.type === 'object' ? {} : 'x'.repeat(spec.minLength ?? 1);
}

/** What lies at each bound of a parameter, or so much past it. */
function atBounds(spec: ParameterSpec, past: 0 | 1): unknown[] {
  const text = spec.type === 'string';
  const numeric = spec.type === 'integer' || spec.type === 'number';
  const item = (): unknown => sound(spec.items ?? {});
  return [
    ...(numeric && spec.minimum !== undefined ? [spec.minimum - past] : []),
    ...(numeric && spec.maximum !== undefined ? [spec.maximum + past] : []),
    ...(text && spec.maxLength !== undefined ? ['x'.repeat(spec.maxLength + past)] : []),
    ...(text && spec.minLength !== undefined && spec.minLength > 0
      ? ['x'.repeat(spec.minLength - past)]
      : []),
    ...(spec.maxItems === undefined ? [] : [many(spec.maxItems + past, item)]),
    ...(spec.minItems === undefined || spec.minItems === 0 ? [] : [many(spec.minItems - past, item)]),
  ];
}

interface Bound {
  what: string;
  operation: OperationSpec;
  field: string;
  place: 'query' | 'payload' | 'body';
  value: unknown;
}

const boundsAt = (past: 0 | 1): Bound[] =>
  operationSpecs.flatMap((operation) => {
    if (operation.bodyContentType === 'multipart/form-data') return [];
    const payload = operation.queryParams.find(({ name }) => name === 'payload');
    const type = payload?.ref === undefined ? undefined : typeSpecs[payload.ref];
    const inPayload = Object.entries(type?.properties ?? {}).map(([name, spec]) => ({
      ...spec,
      name,
      required: type?.required.includes(name) === true,
    }));
    const of = (place: Bound['place'], specs: ParameterSpec[]): Bound[] =>
      specs.flatMap((spec) =>
        atBounds(spec, past).map((value) => {
          const written = typeof value === 'string' ? `${value.length} characters` : JSON.stringify(value);
          const shown = Array.isArray(value) ? `${value.length} entries` : written;
          return {
            what: `${operation.name}: ${spec.name} with ${shown}`,
            operation,
            field: spec.name,
            place,
            value,
          };
        }),
      );
    return [
      ...of('query', operation.queryParams),
      ...of('payload', inPayload),
      ...of('body', operation.bodyParams),
    ];
  });

const required = (specs: readonly ParameterSpec[]): Record<string, unknown> =>
  Object.fromEntries(specs.filter((spec) => spec.required).map((spec) => [spec.name, sound(spec)]));

/** Calls an operation with the one value, and what it needs besides. */
function ask({ operation, field, place, value }: Bound): Promise<RawReply> {
  const params = Object.fromEntries(
    operation.pathParams.map(({ name, enum: words }) => [name, String(words?.[0] ?? 'x')]),
  );
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? 'x');
  const query = new URLSearchParams();
  for (const spec of operation.queryParams.filter((one) => one.required && one.name !== 'payload')) {
    const given = sound(spec);
    query.set(spec.name, typeof given === 'string' ? given : JSON.stringify(given));
  }
  if (place === 'query') query.set(field, Array.isArray(value) ? value.join(',') : String(value));
  if (place === 'payload') query.set('payload', JSON.stringify({ [field]: value, type: 'team' }));
  const body = { ...required(operation.bodyParams), ...(place === 'body' && { [field]: value }) };
  return api.raw(operation.method, `${path}?${query.toString()}`, {
    ...(operation.method !== 'GET' && operation.method !== 'DELETE' && { body }),
  });
}

describe('one past a limit of the description is refused by the name of its field', () => {
  const bounds = boundsAt(1);
  test('there are such limits on most operations', () => {
    expect(new Set(bounds.map(({ operation }) => operation.name)).size).toBeGreaterThan(40);
  });

  test.each(bounds)('$what', async (bound) => {
    const reply = await ask(bound);
    expect([reply.status, reply.body.code], reply.text).toEqual([400, 4]);
    expect(reply.body.message).toContain(`${bound.operation.operationId} failed with error: "`);
  });
});

// Whatever else is wrong with such a call: that there is no such thing, or that what is meant is no use.
test.each(boundsAt(0))('at a limit of the description nothing is too much: $what', async (bound) => {
  const { body } = await ask(bound);
  expect(body.message ?? '').not.toMatch(
    new RegExp(`field "(payload\\.)?${bound.field}" must (be|contain|not exceed)`),
  );
});
