import { typeSpecs } from '@backchannel/chat-api/spec';
import type { ParameterSpec, TypeSpec, ValueSpec } from '@backchannel/chat-api/spec';
import { inputError } from '../errors.ts';
import { isStorable, parseTime } from '../time.ts';
import { describe, isObject } from '../values.ts';

// The description marks these as required, but clients leave them out and the API takes them so: an attachment
// without custom data, and a member named by `user` instead of `user_id`.
const notReallyRequired: Readonly<Record<string, readonly string[]>> = {
  Attachment: ['custom'],
  ChannelMemberRequest: ['user_id'],
};

const mismatch = (expected: string, path: string, value: unknown): Error =>
  inputError(`expected ${expected} for field "${path}" but got ${describe(value)}`);

const INT32_LIMIT = 2 ** 31;

const isDate = (value: unknown): boolean => {
  const time = parseTime(value);
  return time !== undefined && isStorable(time.at);
};

function checkNumber(spec: ValueSpec, value: unknown, path: string): unknown {
  if (spec.format === 'date-time') {
    if (!isDate(value)) throw mismatch('date', path, value);
    return value;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) throw mismatch('number', path, value);
  if (spec.type === 'integer' && !Number.isInteger(value)) throw mismatch('integer', path, value);
  if (spec.format === 'int32' && (value < -INT32_LIMIT || value >= INT32_LIMIT))
    throw mismatch('int32', path, value);
  if (spec.minimum !== undefined && value < spec.minimum) {
    throw inputError(`field "${path}" must be ${spec.minimum} or greater`);
  }
  if (spec.maximum !== undefined && value > spec.maximum) {
    throw inputError(`field "${path}" must be ${spec.maximum} or less`);
  }
  return value;
}

function checkString(spec: ValueSpec, value: unknown, path: string): unknown {
  if (typeof value !== 'string') throw mismatch('string', path, value);
  const length = spec.maxLength === undefined && spec.minLength === undefined ? 0 : Array.from(value).length;
  if (spec.maxLength !== undefined && length > spec.maxLength) {
    throw inputError(`field "${path}" must be a maximum of ${spec.maxLength} characters in length`);
  }
  if (spec.minLength !== undefined && length < spec.minLength) {
    throw inputError(`field "${path}" must be at least ${spec.minLength} characters in length`);
  }
  if (spec.format === 'date-time' && value !== '' && !isDate(value)) throw mismatch('date', path, value);
  return value;
}

function checkList(spec: ValueSpec, value: unknown, path: string): unknown {
  if (!Array.isArray(value)) throw mismatch('array', path, value);
  if (spec.maxItems !== undefined && value.length > spec.maxItems) {
    throw inputError(`field "${path}" must contain at maximum ${spec.maxItems} items`);
  }
  if (spec.minItems !== undefined && value.length < spec.minItems) {
    throw inputError(`field "${path}" must contain at least ${spec.minItems} item(s)`);
  }
  const { items } = spec;
  return items ? value.map((entry: unknown, index) => checkValue(items, entry, `${path}[${index}]`)) : value;
}

function checkMap(spec: ValueSpec, value: unknown, path: string): unknown {
  if (!isObject(value)) throw mismatch('object', path, value);
  const inner = spec.additionalProperties;
  if (!inner || Object.keys(inner).length === 0) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, checkValue(inner, entry, `${path}.${key}`)]),
  );
}

const known = new Map<string, readonly ParameterSpec[]>();

/** What an object of a named type is made of. */
function fieldsOf(name: string, { properties, required }: TypeSpec): readonly ParameterSpec[] {
  let fields = known.get(name);
  if (!fields) {
    // What the API answers with may come back in a request (`user` of a member); then only what is there counts.
    const wanted = name.endsWith('Response') ? [] : required;
    const waived = notReallyRequired[name] ?? [];
    fields = Object.entries(properties).map(([key, spec]) => ({
      ...spec,
      name: key,
      required: wanted.includes(key) && !waived.includes(key),
    }));
    known.set(name, fields);
  }
  return fields;
}

function checkNamed(name: string, value: unknown, path: string): unknown {
  const type = typeSpecs[name];
  if (!type) return value;
  if (type.enum) return checkEnum(type.enum, value, path);
  if (!isObject(value)) throw mismatch('object', path, value);
  return checkFields(fieldsOf(name, type), value, path);
}

function checkEnum(allowed: readonly (string | number)[], value: unknown, path: string): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') throw mismatch('string', path, value);
  if (allowed.includes(value)) return value;
  throw inputError(
    `field "${path}" must be one of [${allowed.join(' ')}] but got "${String(value).slice(0, 100)}"`,
  );
}

function checkValue(spec: ValueSpec, value: unknown, path: string): unknown {
  if (value === null && spec.nullable) return value;
  if (spec.ref !== undefined) return checkNamed(spec.ref, value, path);
  if (spec.enum) return checkEnum(spec.enum, value, path);
  switch (spec.type) {
    case 'string':
      return checkString(spec, value, path);
    case 'boolean':
      if (typeof value !== 'boolean') throw mismatch('boolean', path, value);
      return value;
    case 'integer':
    case 'number':
      return checkNumber(spec, value, path);
    case 'array':
      return checkList(spec, value, path);
    case 'object':
      return checkMap(spec, value, path);
    case undefined:
      return value;
  }
}

/**
 * Checks an object's known fields against the API's description and returns it without the ones that are null:
 * null means absent there. Unknown fields are ignored, and stay as they are. `path` is what error messages put
 * before a field's name. Throws 400/4 naming the field.
 */
export function checkFields(
  specs: readonly ParameterSpec[],
  value: Record<string, unknown>,
  path = '',
): Record<string, unknown> {
  const checked = { ...value };
  for (const spec of specs) {
    const given = checked[spec.name];
    // Most fields are not there.
    if (given === undefined && !spec.required) continue;
    const inner = path === '' ? spec.name : `${path}.${spec.name}`;
    if (given === undefined || given === null) {
      delete checked[spec.name];
      if (spec.required) throw inputError(`"${inner}" is a required field`);
    } else {
      checked[spec.name] = checkValue(spec, given, inner);
    }
  }
  return checked;
}
