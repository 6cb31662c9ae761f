import {
  type Difference,
  differences,
  fieldOf,
  type Settings,
  textOf,
  typeDefaults,
} from '@backchannel/configuration';
import { counted } from '../../../lib/numbers.ts';

/** What a channel type has that a new one would not have, a line for each field: "Polls on", "Grants: 3 differ". */
export function deviationsOf(settings: Settings): string[] {
  const found = differences(typeDefaults, settings);
  const fields = [...new Set(found.map(({ path: [field = ''] }) => field))];
  return fields.map((field) => {
    const within = found.filter(({ path }) => path[0] === field);
    return inWords(field, within, settings);
  });
}

function inWords(key: string, within: readonly Difference[], settings: Settings): string {
  const field = fieldOf(key);
  const label = field?.label ?? key;
  const value = settings[key];
  if (typeof value === 'boolean') return `${label} ${value ? 'on' : 'off'}`;
  if (key === 'grants') return `Grants: ${counted(within.length, 'difference')}`;
  if (Array.isArray(value)) return value.length === 0 ? `${label}: none` : `${label}: ${value.length}`;
  if (field?.control.kind === 'choice') {
    const option = field.control.options.find((each) => each.value === value);
    return `${label}: ${option?.label ?? textOf(value)}`;
  }
  if (typeof value === 'number') return `${label}: ${value.toLocaleString('en')}`;
  return typeof value === 'string' ? `${label}: ${value}` : label;
}
