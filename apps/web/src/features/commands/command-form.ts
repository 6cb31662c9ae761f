import { type Settings, textOf } from '@backchannel/configuration';
import type { SettingsObject } from '../../api/settings.ts';
import { editedOf, type NewForm } from '../settings/open-form.ts';

/** The form of a command, with other settings than it has on the way back to a version; without a command, of a new one. */
export const commandForm = (
  command?: SettingsObject,
  to: Settings = command?.settings ?? {},
  why = '',
): NewForm => ({
  edited: command && editedOf(command, command.name),
  typed: {
    name: '',
    description: textOf(to['description']),
    args: textOf(to['args']),
    set: textOf(to['set']),
  },
  why,
});
