import { durationMs } from './durations.ts';
import { cleared } from './request.ts';
import { isObject, type Json, type Kind, same, type Settings, settingsOf, textOf } from './settings.ts';

/** Fields of a request that say who asks, which sets nothing. */
const asker: ReadonlySet<string> = new Set(['user_id', 'user']);

/**
 * What the API makes of settings by the body of an update: what is absent stays, grants are replaced role by role, an empty
 * text takes a chat preference away, null any other field. Of a creation, given what was made, the same says whether all that
 * was asked for is there.
 */
export function settingsAfter(kind: Kind, before: Settings, body: object): Settings {
  const changed: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined || asker.has(key)) continue;
    changed[key] =
      key === 'grants' || key === 'chat_preferences' ? put(before[key], value, key) : (value as unknown);
  }
  return settingsOf(kind, changed);
}

function put(before: Json | undefined, given: unknown, key: string): unknown {
  if (!isObject(given)) return given;
  const all = Object.entries({ ...(isObject(before) ? before : {}), ...given });
  const left = key === 'grants' ? all : all.filter(([, value]) => value !== '');
  return left.length === 0 && key !== 'grants' ? undefined : Object.fromEntries(left);
}

/**
 * Whether settings are what they were to become, however the API writes them: an empty list for none, `2h0m0s` for `2h`,
 * words in lower case and once each. Where all commands were asked for, nobody can tell which these are.
 */
export function isAsWanted(kind: Kind, settings: Settings, wanted: Settings): boolean {
  const [is, should] = [plain(kind, settings), plain(kind, wanted)];
  if (hasAll(settings) || hasAll(wanted)) {
    delete is['commands'];
    delete should['commands'];
  }
  return same(is, should);
}

const hasAll = ({ commands }: Settings): boolean => Array.isArray(commands) && commands.includes('all');

function plain(kind: Kind, settings: Settings): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]): [string, Json][] => {
      if ((key === 'grants' || key === 'chat_preferences') && same(value, {})) return [];
      if (kind === 'block_list' && key === 'words' && settings['type'] !== 'regex')
        return [[key, words(value)]];
      if (kind !== 'channel_type') return [[key, value]];
      if (same(value, cleared[key])) return [];
      if (key === 'partition_ttl' && typeof value === 'string') return [[key, durationMs(value) ?? value]];
      if (key === 'commands') return [[key, namesOf(value)]];
      return [[key, value]];
    }),
  );
}

/** In the order of the alphabet. */
const namesOf = (value: Json): Json =>
  Array.isArray(value) ? [...new Set(value.map(textOf))].sort() : value;

const words = (value: Json): Json =>
  Array.isArray(value)
    ? [...new Set(value.map((word: Json) => (typeof word === 'string' ? word.trim().toLowerCase() : word)))]
    : value;
