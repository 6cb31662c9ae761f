import type { Place } from '@backchannel/chat-api';
import { type Fields, isFields } from '../fields.ts';

/** A request to the Chat API in its parts, decoded. */
export interface Input {
  readonly params: Record<string, string>;
  readonly query: Fields;
  readonly body: Fields;
}

const partOf = (input: Input, place: Place): Fields =>
  place.in === 'path' ? input.params : place.in === 'query' ? input.query : input.body;

/** What stands at a place; undefined where the way there ends early. */
export function readPlace(input: Input, place: Place): unknown {
  let value: unknown = partOf(input, place);
  for (const name of place.path.split('.')) {
    if (!isFields(value)) return undefined;
    value = value[name];
  }
  return value;
}

/** Puts a value at a place and makes the objects on the way there. Where something else than an
 *  object is in the way, nothing is put: the schema has the word on that. */
export function writePlace(input: Input, place: Place, value: unknown): void {
  const names = place.path.split('.');
  const last = names.pop() ?? '';
  let fields = partOf(input, place);
  for (const name of names) {
    const inner = (fields[name] ??= {});
    if (!isFields(inner)) return;
    fields = inner;
  }
  fields[last] = value;
}
