import { type Settings, textOf } from '@backchannel/configuration';
import type { SettingsObject } from '../../api/settings.ts';
import { editedOf, type NewForm } from '../settings/open-form.ts';
import { shownName, switchNames, wordsOf } from './block-list-facts.ts';

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
