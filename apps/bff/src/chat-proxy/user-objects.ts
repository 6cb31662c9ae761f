import { type OperationSpec, typeSpecs, type ValueSpec } from '@backchannel/chat-api/spec';
import { type Input, isFields } from './place.ts';

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

/** The dotted path of the first user object in a request. */
export function findUserObject(input: Input, ways: readonly Way[]): string | undefined {
  for (const way of ways) {
    const found = follow(input.body, way, 0) ?? follow(input.query, way, 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

function follow(value: unknown, way: Way, depth: number): string | undefined {
  if (depth === way.length) return value === undefined ? undefined : way.join('.');
  const name = way[depth] ?? '';
  if (name !== '*') return isFields(value) ? follow(value[name], way, depth + 1) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const inner of Object.values(value)) {
    const found = follow(inner, way, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
