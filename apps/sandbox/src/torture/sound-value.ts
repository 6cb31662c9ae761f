import { typeSpecs } from '@backchannel/chat-api/spec';
import type { ValueSpec } from '@backchannel/chat-api/spec';
import type { Random } from './random.ts';
import { names } from './torture-world.ts';

const DEEPEST = 3;

function soundObject(ref: string, random: Random, depth: number): unknown {
  const type = typeSpecs[ref];
  if (!type) return {};
  if (type.enum) return random.pick(type.enum);
  const fields = Object.entries(type.properties).filter(
    ([key]) => type.required.includes(key) || (depth < DEEPEST && random.chance(0.15)),
  );
  return Object.fromEntries(fields.map(([key, spec]) => [key, soundValue(key, spec, random, depth + 1)]));
}

/** Something that its description allows, and which often names what the world has. */
export function soundValue(name: string, spec: ValueSpec, random: Random, depth = 0): unknown {
  if (spec.ref !== undefined) return soundObject(spec.ref, random, depth);
  if (spec.enum) return random.pick(spec.enum);
  if (spec.format === 'date-time') return `2026-01-0${random.below(9) + 1}T00:00:00Z`;
  switch (spec.type) {
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'number':
      return Math.min(spec.maximum ?? 100, (spec.minimum ?? 0) + random.below(20));
    case 'array': {
      const { items } = spec;
      if (!items) return [];
      const length = Math.max(spec.minItems ?? 0, random.below(3));
      return Array.from({ length }, () => soundValue(name, items, random, depth + 1));
    }
    case 'object':
      return {};
    case 'string':
    case undefined:
      return random.pick(names(name));
  }
}
