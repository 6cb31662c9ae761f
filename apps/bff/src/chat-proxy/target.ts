import type { Effect } from '@backchannel/chat-api';
import type { OverlayEntry } from '@backchannel/chat-api/overlay';
import { isFields } from '../fields.ts';
import { type Input, readPlace } from './place.ts';

const maxNamed = 10;
const maxLength = 500;

/** What an act is done to, as the audit log keeps it: `messaging:general`, `ann, bo`; the kind of
 *  thing where nothing more is known. */
export function targetOf({ target }: OverlayEntry, input: Input): string {
  if (target === null) return '';
  const parts = target.places.map((place) => nameOf(readPlace(input, place))).filter((name) => name !== '');
  const text = parts.length === 0 ? target.kind : parts.join(':').replaceAll(/\p{Cc}/gu, ' ');
  return text.length > maxLength ? `${text.slice(0, maxLength)}…`.toWellFormed() : text;
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return namesOf(value.map(nameOfElement));
  if (!isFields(value)) return '';
  // A filter stands for what it finds; a map of users is named by its keys.
  return Object.values(value).every(isFields) && 'id' in (Object.values(value).find(isFields) ?? {})
    ? namesOf(Object.keys(value))
    : JSON.stringify(value);
}

const nameOfElement = (element: unknown): string => {
  if (typeof element === 'string') return element;
  if (!isFields(element)) return '';
  const { id, cid, type } = element;
  if (typeof cid === 'string') return cid;
  if (typeof id !== 'string') return '';
  return typeof type === 'string' ? `${type}:${id}` : id;
};

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, maxNamed).join(', ');
  return names.length > maxNamed ? `${shown} and ${names.length - maxNamed} more` : shown;
}

/** What a call with this input does, which for some operations depends on it. */
export function effectOf({ effect, irreversibleWith }: OverlayEntry, input: Input): Effect {
  return irreversibleWith && readPlace(input, irreversibleWith) === true ? 'irreversible' : effect;
}
