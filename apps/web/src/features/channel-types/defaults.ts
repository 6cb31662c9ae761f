import { defaultGrants } from '@backchannel/chat-api/default-grants';
import {
  isAsWanted,
  type Json,
  newTypeDefaults,
  type Settings,
  settingsOf,
} from '@backchannel/configuration';

/** What a channel type has that was made with nothing but a name. */
export const typeDefaults: Settings = {
  ...newTypeDefaults,
  ...settingsOf('channel_type', { grants: defaultGrants.messaging }),
};

// What is no single value, such as grants, is looked at once: settings that are changed elsewhere keep it as it is.
const known = new WeakMap<object, boolean>();

/** Whether a field has another value than in a new type, however the API writes nothing. */
export function isUnusual(key: string, value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return isOther(key, value);
  const found = known.get(value) ?? isOther(key, value);
  known.set(value, found);
  return found;
}

const isOther = (key: string, value: Json | undefined): boolean =>
  !isAsWanted('channel_type', only(key, value), only(key, typeDefaults[key]));

const only = (key: string, value: Json | undefined): Settings =>
  value === undefined ? {} : { [key]: value };
