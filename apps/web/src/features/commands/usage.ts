import type { SettingsObject } from '../../api/settings.ts';

/** All of them, in a channel type's list. */
const everyCommand = 'all';

/** The channel types that name each command. A type that has `all` of them names none. */
export function typesByCommand(types: readonly SettingsObject[]): Map<string, string[]> {
  const usage = new Map<string, string[]>();
  for (const { name: type, settings } of types) {
    const { commands } = settings;
    for (const command of Array.isArray(commands) ? commands : []) {
      if (typeof command === 'string' && command !== everyCommand)
        usage.set(command, [...(usage.get(command) ?? []), type]);
    }
  }
  return usage;
}
