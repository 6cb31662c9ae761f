import { operationSpecs, typeSpecs } from '../../src/spec.ts';
import type { ParameterSpec, ValueSpec } from '../../src/spec.ts';

/** Which way a type travels. The same type may travel both ways, and its times then read differently. */
export type Direction = 'request' | 'answer';

function* refsOf(value: ValueSpec & { fields?: ParameterSpec[] }): Generator<string> {
  if (value.ref !== undefined) yield value.ref;
  if (value.items) yield* refsOf(value.items);
  if (value.additionalProperties) yield* refsOf(value.additionalProperties);
  for (const field of value.fields ?? []) yield* refsOf(field);
}

function closure(seeds: Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const open = [...seeds];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const property of Object.values(typeSpecs[name]?.properties ?? {})) open.push(...refsOf(property));
  }
  return seen;
}

const requestSeeds = operationSpecs.flatMap((operation) => [
  ...(operation.bodyType === null ? [] : [operation.bodyType]),
  ...[...operation.bodyParams, ...operation.queryParams].flatMap((parameter) => [...refsOf(parameter)]),
]);

/** Names of the types that can be met in requests, and in answers. */
export const reachable: Record<Direction, Set<string>> = {
  request: closure(requestSeeds),
  answer: closure(operationSpecs.flatMap((operation) => [operation.responseType, 'APIError'])),
};

const isCollection = (value: ValueSpec | undefined): boolean =>
  value?.type === 'object' || value?.type === 'array';

const travelsBothWays = (name: string): boolean => reachable.request.has(name) && reachable.answer.has(name);

/**
 * Whether a field must be there. Lists and maps are marked as required because answers always carry them, even empty;
 * in requests of a type that travels both ways they may be left out.
 */
export const isRequired = (type: string, field: string, direction: Direction): boolean => {
  const spec = typeSpecs[type];
  if (!spec?.required.includes(field)) return false;
  return direction === 'answer' || !travelsBothWays(type) || !isCollection(spec.properties[field]);
};

const differs = (name: string): boolean =>
  Object.entries(typeSpecs[name]?.properties ?? {}).some(
    ([field, value]) =>
      value.format === 'date-time' ||
      isRequired(name, field, 'answer') !== isRequired(name, field, 'request'),
  );

/** Types that travel both ways and read differently in a request, themselves or in what they hold. */
const twofold = new Set(
  [...reachable.request].filter((name) => reachable.answer.has(name) && [...closure([name])].some(differs)),
);

/** The TypeScript name of a type in the given direction. */
export const typeName = (name: string, direction: Direction): string =>
  direction === 'request' && twofold.has(name) ? `${name}Input` : name;
