import { type OperationSpec, typeSpecs, type ValueSpec } from '@backchannel/chat-api/spec';
import { isFields } from '../fields.ts';
import type { Input } from './place.ts';

/** What these do is to write users. */
const writesUsers = new Set(['update_users', 'create_guest']);

/** Names on the way to a user object, `*` for every element of a list or map. */
export type Way = readonly string[];

/** Where a request of this operation could hold a whole user object. The API would write such a
 *  user first, which would be a way around the permission to change users. */
export function waysToUserObjects(spec: OperationSpec): Way[] {
  if (writesUsers.has(spec.name)) return [];
  return [...spec.bodyParams, ...spec.queryParams].flatMap((parameter) =>
    waysIn(parameter, [parameter.name], []),
  );
}

function waysIn(value: ValueSpec, way: Way, seen: readonly string[]): Way[] {
  const inner = value.items ?? value.additionalProperties;
  if (inner !== undefined) return waysIn(inner, [...way, '*'], seen);
  const { ref } = value;
  if (ref === undefined || seen.includes(ref)) return [];
  if (ref === 'UserRequest' || ref === 'UserResponse') return [way];
  return Object.entries(typeSpecs[ref]?.properties ?? {}).flatMap(([name, property]) =>
    waysIn(property, [...way, name], [...seen, ref]),
  );
}

/** The dotted path of the first user object in a request, as the browser wrote it. */
export function findUserObject(input: Input, ways: readonly Way[]): string | undefined {
  for (const way of ways) {
    const found = follow(input.body, way, []) ?? follow(input.query, way, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `gone` is the part of the way that led to `value`, with real names in place of each `*`. */
function follow(value: unknown, way: Way, gone: readonly string[]): string | undefined {
  if (gone.length === way.length) return value === undefined ? undefined : gone.join('.');
  const name = way[gone.length] ?? '';
  if (name !== '*') return isFields(value) ? follow(value[name], way, [...gone, name]) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = follow(inner, way, [...gone, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
