import type { FilterFields } from '@backchannel/chat-api/spec';
import { inputError } from '../errors.ts';
import { isObject } from '../values.ts';

const PLACEHOLDER = /^\{\{\s*([\w.-]+)\s*\}\}$/;

/** What a value that is nothing but a placeholder stands for; undefined for any other value. */
export const placeholderOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? PLACEHOLDER.exec(value)?.[1] : undefined;

/**
 * A template with its placeholders replaced by what `values` has under their names, whatever it is. `from` is the
 * request's field that holds the values. Throws 400/4 for a value that is not given.
 */
export function fillPlaceholders(template: unknown, values: Record<string, unknown>, from: string): unknown {
  const name = placeholderOf(template);
  if (name !== undefined) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) throw inputError(`"${from}.${name}" is a required field`);
    return value;
  }
  if (Array.isArray(template)) return template.map((entry) => fillPlaceholders(entry, values, from));
  if (!isObject(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, fillPlaceholders(value, values, from)]),
  );
}

const samples: Record<string, unknown> = {
  string: 'x',
  number: 0,
  boolean: true,
  date: '2026-01-01T00:00:00Z',
};

/** A filter whose placeholders are replaced by values that fit, so that the rest of it can be checked. */
export function sampleFilter(template: unknown, fields: FilterFields, field?: string): unknown {
  const type = field === undefined ? 'string' : (fields[field]?.type ?? 'object');
  if (placeholderOf(template) !== undefined) return samples[type] ?? 'x';
  if (Array.isArray(template)) return template.map((entry) => sampleFilter(entry, fields, field));
  if (!isObject(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => {
      if (placeholderOf(value) !== undefined && (key === '$in' || key === '$nin')) return [key, []];
      if (placeholderOf(value) !== undefined && key === '$exists') return [key, true];
      return [key, sampleFilter(value, fields, key.startsWith('$') ? field : key)];
    }),
  );
}
