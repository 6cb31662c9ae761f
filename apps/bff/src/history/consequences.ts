import { isObject, type Json, same, type Settings } from '@backchannel/configuration';
import type { Intent } from './intent.ts';
import type { Cause } from './record.ts';
import type { Place } from './types.ts';

/**
 * What a change of a command or of a block list changes in channel types, which nobody has asked for by itself: whoever has
 * all commands has one more or one less, and a list that is gone is taken out. Undefined for a change that changes nothing
 * else.
 */
export function causeIn({ kind, name }: Place, intent: Intent): Cause | undefined {
  const without = intent.act === 'updated' ? undefined : withoutNames[kind];
  if (!without) return undefined;
  return {
    intent,
    explains: (before, after) => !same(before, after) && same(without(before, name), without(after, name)),
  };
}

const withoutNames: Partial<Record<Place['kind'], (settings: Settings, name: string) => Settings>> = {
  command: ({ commands = [], ...settings }, name) => ({
    ...settings,
    commands: listed(commands).filter((command) => command !== name),
  }),
  block_list: ({ blocklist = '', blocklists = [], ...settings }, name) => ({
    ...settings,
    blocklist: blocklist === name ? '' : blocklist,
    blocklists: listed(blocklists).filter((entry) => !(isObject(entry) && entry['blocklist'] === name)),
  }),
};

const listed = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
