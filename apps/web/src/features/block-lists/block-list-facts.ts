import { type Json, type Settings, textOf } from '@backchannel/configuration';
import { queryOptions } from '@tanstack/react-query';
import { type SettingsObject, settingsQuery } from '../../api/settings.ts';
import { editedOf, type NewForm } from '../settings/open-form.ts';

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

/** The team that a list belongs to; undefined for one of the whole app. */
export const teamOf = ({ team }: Settings): string | undefined =>
  typeof team === 'string' && team !== '' ? team : undefined;

/** What people call a list. Its history is kept under a name that has its team in it. */
export const shownName = ({ answer, name }: SettingsObject): string => {
  const { name: shown } = answer;
  return typeof shown === 'string' ? shown : name;
};

/** The form of a block list, with other settings than it has on the way back to a version; without a list, of a new one. */
export const blockListForm = (
  list?: SettingsObject,
  to: Settings = list?.settings ?? {},
  why = '',
): NewForm => ({
  edited: list && editedOf(list, shownName(list)),
  typed: {
    name: '',
    type: textOf(to['type']) || 'word',
    words: wordsOf(to).join('\n'),
    ...Object.fromEntries(switchNames.map((key) => [key, to[key] === true])),
  },
  why,
});

/** The lists of the whole app: those of a team can be named by no channel type. */
export const appBlockListsQuery = (app: string) =>
  queryOptions({
    ...settingsQuery(app, 'block_list'),
    select: ({ objects }) => ({ objects: objects.filter(({ settings }) => teamOf(settings) === undefined) }),
  });

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
