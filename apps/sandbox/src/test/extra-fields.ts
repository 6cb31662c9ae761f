import { typeSpecs } from '@backchannel/chat-api/spec';
import type { ValueSpec } from '@backchannel/chat-api/spec';
import { isObject } from '../values.ts';

function extraIn(value: unknown, spec: ValueSpec, path: string, found: Set<string>): void {
  if (Array.isArray(value)) {
    const { items } = spec;
    if (items) for (const item of value) extraIn(item, items, path, found);
  } else if (isObject(value)) {
    const { additionalProperties, ref } = spec;
    if (ref !== undefined) extraOf(value, ref, path, found);
    else if (additionalProperties)
      for (const entry of Object.values(value)) extraIn(entry, additionalProperties, path, found);
  }
}

function extraOf(value: Record<string, unknown>, type: string, path: string, found: Set<string>): void {
  const { properties = {} } = typeSpecs[type] ?? {};
  for (const [name, entry] of Object.entries(value)) {
    const spec = properties[name];
    if (spec) extraIn(entry, spec, `${path}.${name}`, found);
    else found.add(`${path}.${name} (${type})`);
  }
}

/** The fields of an object, and of what is in it, that the API's description does not have where they are. */
export function extraFields(value: Record<string, unknown>, type: string): string[] {
  const found = new Set<string>();
  extraOf(value, type, type, found);
  return [...found];
}
