import type { Nanoseconds } from '@backchannel/chat-api';
import { fromWire, toWireJson } from '../time.ts';

/** Makes the JSON of a value that is there. */
export type Write<T> = (value: T) => string;

/** Makes what writes a field with its value, behind the given `"name":`. */
export type Field<T> = (key: string) => Write<T>;

/** How each field of an object is written, in this order. The first is one that is always there. */
export type Fields<T> = { readonly [Name in keyof Required<T>]: Field<NonNullable<T[Name]>> };

/** A field of values that are written like this. */
export const field =
  <T>(write: Write<T>): Field<T> =>
  (key) =>
  (value) =>
    key + write(value);

export const text: Field<string> = field(JSON.stringify);
export const number: Field<number> = field(String);
export const time: Field<Nanoseconds> = field((value) => toWireJson(fromWire(value)));
export const json: Field<object> = field(JSON.stringify);

// What is nearly always the same is written once, with its name.

/** Texts that mostly are those of the object before. */
export const repeated: Field<string> = (key) => {
  let last = '';
  let written = `${key}""`;
  return (value) => {
    if (value !== last) {
      last = value;
      written = key + JSON.stringify(value);
    }
    return written;
  };
};

export const flag: Field<boolean> = (key) => {
  const [yes, no] = [`${key}true`, `${key}false`];
  return (value) => (value ? yes : no);
};

/** Lists that mostly are empty. */
export const items: Field<readonly unknown[]> = (key) => {
  const none = `${key}[]`;
  return (values) => (values.length === 0 ? none : key + JSON.stringify(values));
};

/** Objects that mostly are empty. */
export const record: Field<object> = (key) => {
  const none = `${key}{}`;
  return (value) => {
    for (const _ in value) return key + JSON.stringify(value);
    return none;
  };
};

/** Writes objects that stand in an answer many times once each. They must not change afterwards. */
export function once<T extends object>(write: Write<T>): Write<T> {
  const written = new WeakMap<T, string>();
  return (value) => {
    const known = written.get(value);
    if (known !== undefined) return known;
    const json = write(value);
    written.set(value, json);
    return json;
  };
}

export const list =
  <T>(write: Write<T>): Write<readonly T[]> =>
  (values) => {
    let all = '';
    for (const value of values) all += all === '' ? write(value) : `,${write(value)}`;
    return `[${all}]`;
  };

/**
 * Makes what `JSON.stringify` makes of objects with these fields, in half the time: it asks each object what it has,
 * while this is written out for the fields that it can have.
 */
export function objectWriter<T extends object>(fields: Fields<T>): Write<T> {
  const names = Object.keys(fields);
  const steps = names.map((name, index) => {
    const value = `value[${JSON.stringify(name)}]`;
    return index === 0
      ? `let text = write0(${value});`
      : `if (${value} !== undefined) text += write${index}(${value});`;
  });
  // oxlint-disable-next-line typescript/no-implied-eval -- nothing in it but the names of fields in our own tables
  const make = new Function(
    ...names.map((_, index) => `write${index}`),
    `return (value) => { ${steps.join(' ')} return text + '}'; };`,
  ) as (...writes: unknown[]) => Write<T>;
  return make(
    ...Object.values<Field<never>>(fields).map((make, index) =>
      make(`${index === 0 ? '{' : ','}${JSON.stringify(names[index])}:`),
    ),
  );
}
