import type { Place } from '@backchannel/chat-api';
import { decodeQuery, encodeQuery } from '@backchannel/chat-api/query';
import {
  operationSpecs,
  type OperationSpec,
  type ParameterSpec,
  typeSpecs,
  type ValueSpec,
} from '@backchannel/chat-api/spec';
import type { Fields } from '../fields.ts';
import { proxiedOperations } from './operations.ts';
import { type Input, writePlace } from './place.ts';

export interface SampleRequest {
  readonly spec: OperationSpec;
  readonly path: string;
  readonly body: Fields | undefined;
}

/** The smallest request of an operation that the contract takes, for tests that go through all.
 *  `extra` goes into the body, or the query where there is none. */
export function sampleRequest(spec: OperationSpec, extra: Fields = {}): SampleRequest {
  const hasBody = spec.method !== 'GET' && spec.method !== 'DELETE';
  const path = spec.path.replaceAll(/\{\w+\}/g, 'sample');
  const query = encodeQuery({ ...required(spec.queryParams), ...(hasBody ? {} : extra) });
  // Without any of these the operation would only read.
  const [changing] = proxiedOperations.get(spec.name)?.entry.readsWithout ?? [];
  const body = { ...(changing ? { [changing]: {} } : {}), ...required(spec.bodyParams), ...extra };
  return { spec, path: path + query, body: hasBody ? body : undefined };
}

/** The same request with a value at one more place. */
export function sampleWith({ spec, path, body }: SampleRequest, place: Place, value: unknown): SampleRequest {
  const [address = '', query = ''] = path.split('?');
  const input: Input = {
    params: {},
    query: decodeQuery(spec.queryParams, new URLSearchParams(query)),
    body: structuredClone(body ?? {}),
  };
  writePlace(input, place, value);
  return { spec, path: address + encodeQuery(input.query), body: body && input.body };
}

/** The body of such a request as it is sent: of an upload, a form with a small file. */
export function sentBody({ spec, body }: SampleRequest): Fields | FormData | undefined {
  if (spec.bodyContentType !== 'multipart/form-data') return body;
  const form = new FormData();
  form.set('file', new File(['sample'], 'sample.txt', { type: 'text/plain' }));
  return form;
}

/** One of every operation. */
export const sampleRequests = (): SampleRequest[] => operationSpecs.map((spec) => sampleRequest(spec));

const required = (specs: readonly ParameterSpec[]): Fields =>
  Object.fromEntries(specs.filter((spec) => spec.required).map((spec) => [spec.name, valueOf(spec)]));

function valueOf(spec: ValueSpec): unknown {
  if (spec.enum) return spec.enum[0];
  if (spec.ref !== undefined) return objectOf(spec.ref);
  if (spec.format === 'date-time') return '2026-01-02T03:04:05Z';
  switch (spec.type) {
    case 'string':
      return 'sample'.padEnd(spec.minLength ?? 0, 'x');
    case 'number':
    case 'integer':
      return spec.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return spec.items ? [valueOf(spec.items)] : [];
    default:
      return spec.additionalProperties ? { sample: valueOf(spec.additionalProperties) } : {};
  }
}

function objectOf(ref: string): unknown {
  const type = typeSpecs[ref];
  if (!type) throw new Error(`there is no type ${ref}`);
  if (type.enum) return type.enum[0];
  return Object.fromEntries(
    type.required.map((name) => [name, valueOf(type.properties[name] ?? { type: 'string' })]),
  );
}
