import { defaultGrants } from '@backchannel/chat-api/default-grants';
import { isAsWanted, newTypeDefaults, type Settings, settingsOf } from '@backchannel/configuration';

/** What a channel type has that was made with nothing but a name. */
export const typeDefaults: Settings = {
  ...newTypeDefaults,
  ...settingsOf('channel_type', { grants: defaultGrants.messaging }),
};

/** Whether a field has another value than in a new type, however the API writes nothing. */
export const isUnusual = (settings: Settings, key: string): boolean =>
  !isAsWanted('channel_type', only(settings, key), only(typeDefaults, key));

function only(settings: Settings, key: string): Settings {
  const value = settings[key];
  return value === undefined ? {} : { [key]: value };
}
