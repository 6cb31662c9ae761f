import { isObject } from '@backchannel/configuration';
import type { SettingsObject } from '../../api/settings.ts';

/** The channel types that look at messages with each block list, as their main one or one of several. */
export function typesByBlockList(types: readonly SettingsObject[]): Map<string, string[]> {
  const usage = new Map<string, string[]>();
  for (const { name: type, settings } of types) {
    const { blocklist, blocklists } = settings;
    const several = Array.isArray(blocklists) ? blocklists : [];
    const named = [blocklist, ...several.map((entry) => (isObject(entry) ? entry['blocklist'] : undefined))];
    for (const list of new Set(named))
      if (typeof list === 'string' && list !== '') usage.set(list, [...(usage.get(list) ?? []), type]);
  }
  return usage;
}
