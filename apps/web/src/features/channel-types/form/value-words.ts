import {
  durationInWords,
  durationMs,
  type Field,
  isObject,
  type Json,
  retentionMs,
  textOf,
} from '@backchannel/configuration';
import { count, counted } from '../../../lib/numbers.ts';

/** A field's value as short as a sentence wants it: "On", "5,000", "30 days", "giphy, ban and 3 more". */
export function valueInWords({ control }: Field, value: Json | undefined): string {
  switch (control.kind) {
    case 'switch':
      return value === true ? 'On' : value === false ? 'Off' : 'not set';
    case 'choice':
      return control.options.find((option) => option.value === value)?.label ?? (textOf(value) || 'not set');
    case 'number':
      return typeof value === 'number' ? count(value) : textOf(value) || 'none';
    case 'retention':
      return lengthInWords(value === undefined ? Infinity : retentionMs(textOf(value)), value);
    case 'duration':
      return lengthInWords(value === undefined ? Infinity : durationMs(textOf(value)), value);
    case 'texts':
    case 'commands':
      return namesInWords(Array.isArray(value) ? value.map(textOf) : []);
    case 'block lists':
      return namesInWords(
        Array.isArray(value)
          ? value.map((entry: Json) => (isObject(entry) ? textOf(entry['blocklist']) : textOf(entry)))
          : [],
      );
    case 'block list':
      return textOf(value) || 'none';
    case 'thresholds':
      return sizeInWords(value, 'label');
    case 'preferences':
      return sizeInWords(value, 'kind');
    case 'grants':
      return sizeInWords(value, 'role');
    case 'policies':
      return Array.isArray(value) && value.length > 0 ? counted(value.length, 'rule') : 'none';
  }
}

const lengthInWords = (ms: number | undefined, value: Json | undefined): string =>
  ms === undefined ? textOf(value) || 'nothing' : ms === Infinity ? 'for ever' : durationInWords(ms);

const shownNames = 3;

function namesInWords(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const rest = names.length - shownNames;
  return rest <= 1 ? names.join(', ') : `${names.slice(0, shownNames).join(', ')} and ${count(rest)} more`;
}

const sizeInWords = (value: Json | undefined, noun: string): string =>
  isObject(value) && Object.keys(value).length > 0 ? counted(Object.keys(value).length, noun) : 'none';
