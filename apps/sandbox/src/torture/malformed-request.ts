import { operationSpecs, typeSpecs } from '@backchannel/chat-api/spec';
import type { OperationSpec, ParameterSpec, ValueSpec } from '@backchannel/chat-api/spec';
import { DEFAULT_KEY, DEFAULT_SECRET } from '../default-credentials.ts';
import { signToken } from '../test/api.ts';
import { isObject } from '../values.ts';
import { hostileJson, wrongType } from './hostile-json.ts';
import { toJson } from './json-text.ts';
import type { Random } from './random.ts';
import { soundValue } from './sound-value.ts';
import { pathValue } from './torture-world.ts';

/** One request as it goes over the wire, and what has to become of it. */
export interface MalformedRequest {
  operation: string;
  method: string;
  /** Encoded, with its query, and with a key. */
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
  /** Which field is not as it should be, if it is one. */
  field: string | undefined;
  /** Whether there is no way to take it. What is strange may be allowed at its place: free text, unknown fields. */
  mustRefuse: boolean;
}

const KEY = `api_key=${DEFAULT_KEY}`;
const serverToken = signToken({}, DEFAULT_SECRET);
const userToken = signToken({ user_id: 'bob' }, DEFAULT_SECRET);

const badTokens = [
  '',
  'x',
  'a.b.c',
  '..',
  'é'.repeat(10),
  `${serverToken}x`,
  serverToken.slice(0, -4),
  signToken({}, DEFAULT_SECRET, { alg: 'none' }),
  signToken({ user_id: '' }, DEFAULT_SECRET),
  signToken({ user_id: { $ne: 1 } }, DEFAULT_SECRET),
  signToken({ user_id: ['ada'] }, DEFAULT_SECRET),
  signToken({ exp: 1 }, DEFAULT_SECRET),
  signToken({ nbf: 1e12 }, DEFAULT_SECRET),
  signToken({}, 'other'),
  'x'.repeat(8000),
];

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

interface Spoiled {
  value: unknown;
  field: string;
  mustRefuse: boolean;
}

const isStrict = ({ type, format, enum: allowed }: ValueSpec): boolean =>
  type !== undefined && format === undefined && allowed === undefined;

/** Puts something that does not belong there into a value, here or further inside. */
function spoil(spec: ValueSpec, value: unknown, path: string, random: Random): Spoiled {
  if (random.chance(0.6)) {
    const properties = Object.entries((spec.ref !== undefined && typeSpecs[spec.ref]?.properties) || {});
    if (properties.length > 0) {
      const [key, inner] = random.pick(properties);
      const whole = isObject(value) ? value : {};
      const spoiled = spoil(inner, whole[key], `${path}.${key}`, random);
      return { ...spoiled, value: { ...whole, [key]: spoiled.value } };
    }
    if (spec.type === 'array' && spec.items) {
      const spoiled = spoil(spec.items, undefined, `${path}[]`, random);
      return { ...spoiled, value: [spoiled.value] };
    }
  }
  if (isStrict(spec) && spec.ref === undefined && random.chance(0.4))
    return { value: wrongType(spec.type ?? '', random), field: path, mustRefuse: true };
  return { value: hostileJson(random), field: path, mustRefuse: false };
}

function soundFields(specs: readonly ParameterSpec[], random: Random): Record<string, unknown> {
  const used = specs.filter(({ required }) => required || random.chance(0.3));
  return Object.fromEntries(used.map((spec) => [spec.name, soundValue(spec.name, spec, random)]));
}

function queryText(values: Record<string, unknown>): string {
  const pairs = Object.entries(values).map(
    ([name, value]) => `${encoded(name)}=${encoded(typeof value === 'string' ? value : toJson(value))}`,
  );
  return [...pairs, KEY].join('&');
}

function brokenBytes(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text);
  switch (random.below(5)) {
    case 0:
      return random.bytes(1 + random.below(200));
    case 1:
      return bytes.subarray(0, random.below(bytes.length) || 1);
    case 2: {
      const changed = Buffer.from(bytes);
      if (changed.length > 0) changed[random.below(changed.length)] = random.below(256);
      return changed;
    }
    case 3:
      return Buffer.from(
        random.pick(['[]', '"x"', '7', 'true', '{}{}', '{"a":1,}', '\u{feff}{}', '{"a":NaN}', "{'a':1}"]),
      );
    default:
      return Buffer.from(text.replace(/^\{/, `{"user_id":${toJson(hostileJson(random))},"user_id":7,`));
  }
}

/** A form with a file that is not as it should be. */
function brokenForm(values: Record<string, unknown>, random: Random): { type: string; body: Buffer } {
  const boundary = random.pick(['x', 'xyz', '-----------x']);
  const parts = Object.entries(values).map(([name, value]) => {
    const file =
      name === 'file' ? `; filename="${random.pick(['a.png', '../../x', '\0', '', 'a"b.txt'])}"` : '';
    return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${typeof value === 'string' ? value : toJson(value)}\r\n`;
  });
  const end = random.pick([`--${boundary}--\r\n`, '', `--${boundary}`, '--']);
  const type = random.pick([
    `multipart/form-data; boundary=${boundary}`,
    'multipart/form-data',
    'multipart/form-data; boundary=other',
    'application/json',
  ]);
  return { type, body: Buffer.from(parts.join('') + end) };
}

function basics(spec: OperationSpec, random: Random): MalformedRequest & { values: Record<string, unknown> } {
  const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(pathValue(spec, name)));
  const values = soundFields(spec.bodyParams, random);
  return {
    operation: spec.name,
    method: spec.method,
    path: `${path}?${queryText(soundFields(spec.queryParams, random))}`,
    headers: {
      'stream-auth-type': 'jwt',
      authorization: random.chance(0.2) ? userToken : serverToken,
      'content-type': 'application/json',
    },
    body: spec.method === 'GET' || spec.method === 'DELETE' ? undefined : Buffer.from(toJson(values)),
    values,
    field: undefined,
    mustRefuse: false,
  };
}

/** A request in which one field, of the path, the query or the body, is spoiled. */
function spoiledField(spec: OperationSpec, random: Random): MalformedRequest {
  const { values, ...request } = basics(spec, random);
  const places = [
    ...spec.pathParams.map((parameter) => ({ place: 'path' as const, parameter })),
    ...spec.queryParams.map((parameter) => ({ place: 'query' as const, parameter })),
    ...spec.bodyParams.map((parameter) => ({ place: 'body' as const, parameter })),
  ];
  if (places.length === 0) return brokenWhole(spec, random);
  const { place, parameter } = random.pick(places);
  const { name } = parameter;
  const { value, field, mustRefuse } = spoil(parameter, values[name], name, random);
  if (place === 'path') {
    const text = typeof value === 'string' ? value : toJson(value);
    const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, each: string) =>
      encoded(each === name ? text.slice(0, 2000) : pathValue(spec, each)),
    );
    return { ...request, path: `${path}?${KEY}`, field };
  }
  if (place === 'query') {
    const query = { ...soundFields(spec.queryParams, random), [name]: value };
    // Addresses have an end that bodies do not have.
    return { ...request, path: `${request.path.split('?')[0]}?${queryText(query)}`.slice(0, 12_000), field };
  }
  const body = { ...values, [name]: value };
  if (spec.bodyContentType === 'multipart/form-data') {
    const form = brokenForm({ file: 'x', ...body }, random);
    return { ...request, headers: { ...request.headers, 'content-type': form.type }, body: form.body, field };
  }
  return { ...request, body: Buffer.from(toJson(body)), field, mustRefuse };
}

/** A request that is wrong as a whole: bytes that are no JSON, tokens that nobody signed, a key that nobody has. */
function brokenWhole(spec: OperationSpec, random: Random): MalformedRequest {
  const { values, ...request } = basics(spec, random);
  const { headers } = request;
  switch (random.below(6)) {
    case 0:
      return { ...request, headers: { ...headers, authorization: random.pick(badTokens) }, mustRefuse: true };
    case 1:
      return {
        ...request,
        path: request.path.replace(KEY, random.pick(['', 'api_key=', 'api_key=x'])),
        mustRefuse: true,
      };
    case 2:
      return {
        ...request,
        headers: { ...headers, 'stream-auth-type': random.pick(['', 'x', 'JWT,jwt', 'anonymous']) },
      };
    case 3:
      return {
        ...request,
        path: request.path.replace(
          /\w+\?/,
          (end) => random.pick(['%', '%ff', '%00', '..', '%2e%2e%2f']) + end,
        ),
      };
    case 4: {
      const method = random.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE']);
      return { ...request, method, body: method === 'GET' || method === 'DELETE' ? undefined : request.body };
    }
    default:
      return request.body === undefined
        ? { ...request, path: `${request.path}&${'payload=%7B&limit=x&'.repeat(random.below(100))}` }
        : { ...request, body: brokenBytes(toJson(values), random) };
  }
}

/** The `index`th malformed request: all operations in turn. */
export function malformedRequest(index: number, random: Random): MalformedRequest {
  const spec = operationSpecs[index % operationSpecs.length];
  if (!spec) throw new Error('there are no operations');
  return random.chance(0.75) ? spoiledField(spec, random) : brokenWhole(spec, random);
}
