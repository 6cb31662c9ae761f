import { inputError } from '../errors.ts';
import { isObject } from '../values.ts';

const unsafe = new Set(['__proto__', 'constructor', 'prototype']);

function parentOf(root: Record<string, unknown>, path: string, create: boolean) {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  if ([...keys, last].some((key) => key === '' || unsafe.has(key))) {
    throw inputError(`"${path.slice(0, 100)}" is not a valid field name`);
  }
  let holder: Record<string, unknown> = root;
  for (const key of keys) {
    const inner = Object.hasOwn(holder, key) ? holder[key] : undefined;
    if (isObject(inner)) holder = inner;
    else if (create) holder = holder[key] = {};
    else return undefined;
  }
  return { holder, last };
}

/**
 * Custom data after a partial update: `set` writes keys, `unset` takes them out; a dotted key means a nested one.
 * Works on a copy. Throws 400/4 for a key that cannot be one.
 */
export function patchCustom(
  custom: Record<string, unknown>,
  set: Record<string, unknown>,
  unset: readonly string[],
): Record<string, unknown> {
  const result = structuredClone(custom);
  for (const [path, value] of Object.entries(set)) {
    const place = parentOf(result, path, true);
    if (place) place.holder[place.last] = value;
  }
  for (const path of unset) {
    const place = parentOf(result, path, false);
    if (place) Reflect.deleteProperty(place.holder, place.last);
  }
  return result;
}
