import { fieldOf, preferenceNames } from '@backchannel/configuration';

/** What people call the place of a change: "Toxic: block from", "user: update-message", "Longest message". */
export function changeLabel([key = '', second, third]: readonly string[]): string {
  if (second === undefined) return fieldOf(key)?.label ?? key;
  if (key === 'automod_thresholds')
    return `${second.charAt(0).toUpperCase()}${second.slice(1)}${third === undefined ? '' : `: ${third} from`}`;
  if (key === 'chat_preferences') return `Push: ${(preferenceNames[second] ?? second).toLowerCase()}`;
  if (key === 'grants') return third === undefined ? second : `${second}: ${third.replaceAll('-', ' ')}`;
  return [fieldOf(key)?.label ?? key, second, third].filter((part) => part !== undefined).join(': ');
}
