import type { Json, Settings } from '@backchannel/configuration';
import type { SettingsObject } from '../../api/settings.ts';

/** Whether every app has the list: it was never made, and cannot be changed. */
export const isBuiltIn = ({ answer }: SettingsObject): boolean => {
  const at = answer['created_at'];
  return typeof at !== 'number' || at <= 0;
};

/** What the types of lists find. */
export const typeNames: Readonly<Record<string, string>> = {
  word: 'Words',
  regex: 'Patterns',
  domain: 'Links to domains',
  domain_allowlist: 'Links to any other domain',
  email: 'E-mail addresses',
  email_allowlist: 'Any other e-mail address',
};

/** How matching can be made broader. */
export const switches = {
  is_leet_check_enabled: { label: 'Leet spellings', hint: 'Also w0rd for word.' },
  is_plural_check_enabled: { label: 'Plurals', hint: 'Also words for word.' },
  is_confusable_folding_enabled: {
    label: 'Look-alike letters',
    hint: 'Also letters of other scripts that look the same.',
  },
  is_substring_matching_enabled: { label: 'Parts of words', hint: 'Also inside of longer words.' },
} as const;
export type SwitchName = keyof typeof switches;
export const switchNames = Object.keys(switches) as SwitchName[];

export const wordsOf = ({ words }: Settings): string[] =>
  Array.isArray(words) ? words.filter((word: Json): word is string => typeof word === 'string') : [];

export const isOfTeam = ({ team }: Settings): boolean => typeof team === 'string' && team !== '';

const mostWords = 10_000;
const longestWord = 40;

/** The entries that people typed, a line each; empty lines and doubles are left out. */
export const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** What the API would refuse; undefined when it can be saved. */
export function wordsComplaint(words: readonly string[]): string | undefined {
  if (words.length === 0) return 'Give at least one entry.';
  if (words.length > mostWords)
    return `A list has at most ${mostWords.toLocaleString('en')} entries; these are ${words.length.toLocaleString('en')}.`;
  const long = words.find((word) => Array.from(word).length > longestWord);
  return long === undefined
    ? undefined
    : `An entry has at most ${longestWord} characters; “${Array.from(long).slice(0, 20).join('')}…” has ${Array.from(long).length}.`;
}
