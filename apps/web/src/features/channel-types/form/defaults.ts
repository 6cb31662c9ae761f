import { defaultGrants } from '@backchannel/chat-api/default-grants';
import { newTypeDefaults, same, type Settings, settingsOf } from '@backchannel/configuration';

/** What a channel type has that was made with nothing but a name. */
export const typeDefaults: Settings = {
  ...newTypeDefaults,
  ...settingsOf('channel_type', { grants: defaultGrants.messaging }),
};

/** Whether a field has another value than in a new type. */
export const isUnusual = (settings: Settings, key: string): boolean =>
  !same(settings[key], typeDefaults[key]);
