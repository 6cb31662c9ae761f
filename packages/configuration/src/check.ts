import { placeName } from './differences.ts';
import { durationMs, retentionMs } from './durations.ts';
import { type Field, fields } from './fields.ts';
import { isObject, type Json, type Settings, textOf } from './settings.ts';

/** What exists in the app that settings can name; undefined where nobody knows yet. */
export interface Known {
  readonly commands?: readonly string[] | undefined;
  readonly blockLists?: readonly string[] | undefined;
}

/** A value that the API would refuse, said as people mend it. */
export interface Complaint {
  readonly path: readonly string[];
  readonly message: string;
}

/** Everything that the API would refuse in a channel type's settings, by its own limits; none when it can be saved. */
export const check = (settings: Settings, known: Known = {}): Complaint[] =>
  fields.flatMap((field) => {
    const value = settings[field.key];
    return value === undefined ? missing(field) : complaints(field, value, known);
  });

const complaint = (path: readonly string[], message: string): Complaint[] => [{ path, message }];

const missing = ({ key, control }: Field): Complaint[] =>
  control.kind === 'number' && control.optional !== true ? complaint([key], 'Give a number.') : [];

function complaints({ key, control, label }: Field, value: Json, known: Known): Complaint[] {
  switch (control.kind) {
    case 'switch':
      return typeof value === 'boolean' ? [] : complaint([key], `${label} is true or false.`);
    case 'choice':
      return control.options.some((option) => option.value === value)
        ? []
        : complaint([key], `Choose one of: ${control.options.map((option) => option.value).join(', ')}.`);
    case 'number':
      return numberComplaints(key, value, control);
    case 'retention':
      return typeof value === 'string' && retentionMs(value) !== undefined
        ? []
        : complaint([key], 'Give a whole number of days, or keep messages for ever.');
    case 'duration':
      return typeof value === 'string' && durationMs(value) !== undefined
        ? []
        : complaint([key], 'Give a length of time such as 720h or 2h30m.');
    case 'texts':
      return texts(value).length === (Array.isArray(value) ? value.length : -1) && !texts(value).includes('')
        ? []
        : complaint([key], 'Each reason needs a text.');
    case 'commands':
      return unknown(
        key,
        texts(value).filter((name) => name !== 'all'),
        known.commands,
        'command',
      );
    case 'block list':
      return value === '' ? [] : unknown(key, [textOf(value)], known.blockLists, 'block list');
    case 'block lists':
      return blockListComplaints(key, value, known);
    case 'thresholds':
      return thresholdComplaints(key, value);
    case 'policies':
      return policyComplaints(key, value);
    case 'preferences':
    case 'grants':
      return [];
  }
}

const texts = (value: Json): string[] =>
  Array.isArray(value) ? value.filter((entry: Json): entry is string => typeof entry === 'string') : [];

function numberComplaints(
  key: string,
  value: Json,
  { minimum, maximum, unit }: { minimum: number; maximum?: number; unit: string },
): Complaint[] {
  const limit =
    maximum === undefined
      ? `at least ${minimum.toLocaleString('en')} ${unit}`
      : `${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')} ${unit}`;
  const fits =
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= minimum &&
    value <= (maximum ?? 2 ** 31 - 1);
  return fits ? [] : complaint([key], `Give a whole number, ${limit}.`);
}

function unknown(
  key: string,
  names: readonly string[],
  known: readonly string[] | undefined,
  what: string,
): Complaint[] {
  const name = known && names.find((each) => !known.includes(each));
  return name === undefined ? [] : complaint([key], `There is no ${what} ${name}.`);
}

function blockListComplaints(key: string, value: Json, known: Known): Complaint[] {
  const entries = Array.isArray(value) ? value.filter((entry: Json) => isObject(entry)) : [];
  const names = entries.map((entry) => textOf(entry['blocklist']));
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) return complaint([key], `${double} stands here twice.`);
  return unknown(key, names, known.blockLists, 'block list');
}

/** Flag marks lie between 0 and 1, and never above the block mark of the same label. */
function thresholdComplaints(key: string, value: Json): Complaint[] {
  if (!isObject(value)) return complaint([key], 'Give marks for labels.');
  return Object.entries(value).flatMap(([label, marks]) => {
    if (!isObject(marks)) return [];
    const outside = Object.entries(marks).find(
      ([, mark]) => typeof mark !== 'number' || mark < 0 || mark > 1,
    );
    if (outside) return complaint([key, label, outside[0]], 'Give a score from 0 to 1.');
    const { flag, block } = marks;
    return typeof flag === 'number' && typeof block === 'number' && flag > block
      ? complaint(
          [key, label, 'flag'],
          'What is blocked is flagged as well: the flag mark cannot be above the block mark.',
        )
      : [];
  });
}

/** Each rule has a name, a priority from 1 to 999, and what it is about: at least one resource. */
function policyComplaints(key: string, value: Json): Complaint[] {
  const rules = Array.isArray(value) ? value.filter((rule: Json) => isObject(rule)) : [];
  return rules.flatMap((rule, index) => {
    const { name, priority, resources } = rule;
    const at = (part: string) => [key, String(index), part];
    const isWhole = typeof priority === 'number' && Number.isInteger(priority);
    return [
      ...(textOf(name) === '' ? complaint(at('name'), 'Give the rule a name.') : []),
      ...(isWhole && priority >= 1 && priority <= 999
        ? []
        : complaint(at('priority'), 'Give a whole number, 1 to 999.')),
      ...(Array.isArray(resources) && resources.length === 0
        ? complaint(at('resources'), 'Name at least one resource.')
        : []),
    ];
  });
}

/** A complaint of the API, put to the field that it names; undefined when it names none of ours. */
export function fieldNamedIn(message: string): string | undefined {
  const keys = fields.map(({ key }) => key).sort((a, b) => b.length - a.length);
  return keys.find((key) => new RegExp(`\\b${key}\\b`).test(message));
}

/** Complaints by the name of their place, as forms look them up. */
export const byPlace = (found: readonly Complaint[]): ReadonlyMap<string, string> =>
  new Map(found.map(({ path, message }) => [placeName(path), message]));
