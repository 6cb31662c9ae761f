import { Document } from 'yaml';
import { fields } from '../fields.ts';
import { noneOf } from '../request.ts';
import { isObject, type Json, type Settings } from '../settings.ts';
import { appName, type Configuration, type Unsaid } from './configuration.ts';

const byName = <T>(entries: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));

/** Keys of objects in the order of the alphabet; lists as they are. */
function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(byName(value).map(([key, entry]) => [key, inOrder(entry)]));
}

/** A channel type's settings in the order in which the form has them. What has no value is written as such: a file that is
 *  silent about a setting leaves it as it is. */
function inFormOrder(settings: Settings): Json {
  return Object.fromEntries(
    fields.flatMap(({ key }): [string, Json][] => {
      const value = settings[key] ?? noneOf(key);
      return value === undefined ? [] : [[key, inOrder(value)]];
    }),
  );
}

const commandOrder = ['description', 'args', 'set'];
const listOrder = [
  'type',
  'is_leet_check_enabled',
  'is_plural_check_enabled',
  'is_confusable_folding_enabled',
  'is_substring_matching_enabled',
  'words',
];

const pick = (settings: Settings, order: readonly string[]): Json =>
  Object.fromEntries(
    order.flatMap((key): [string, Json][] => {
      const value = settings[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );

const map = (entries: Readonly<Record<string, Settings>>, write: (settings: Settings) => Json): Json =>
  Object.fromEntries(byName(entries).map(([name, settings]) => [name, write(settings)]));

/** A configuration as a file: the same text for the same configuration, whatever the order in which it was read. */
export function writeDocument(configuration: Configuration, unsaid: readonly Unsaid[] = []): string {
  const grants = configuration.app_grants[appName]?.['grants'];
  const document = new Document({
    version: 1,
    roles: byName(configuration.role).map(([name]) => name),
    block_lists: map(configuration.block_list, (settings) => pick(settings, listOrder)),
    commands: map(configuration.command, (settings) => pick(settings, commandOrder)),
    channel_types: map(configuration.channel_type, inFormOrder),
    ...(grants !== undefined && { app_grants: inOrder(grants) }),
  });
  const notes = unsaid.map(
    ({ kind, name, reason }) => ` Not here: the ${kind.replaceAll('_', ' ')} ${name}, ${reason}.`,
  );
  if (notes.length > 0) document.commentBefore = notes.join('\n');
  return document.toString({ lineWidth: 0 });
}
