import { typeSpecs } from '@backchannel/chat-api/spec';
import { checkFields } from '../../http/validate.ts';

// Any setting of the channel's type can be overridden, also those that the description of a request leaves out.
const settings = {
  ...typeSpecs['ChannelConfig']?.properties,
  ...typeSpecs['ChannelConfigOverrides']?.properties,
};
const ownOfType = new Set(['name', 'created_at', 'updated_at']);
const known = Object.entries(settings).flatMap(([name, spec]) =>
  ownOfType.has(name) ? [] : [{ ...spec, name, required: false }],
);
const names = new Set(known.map(({ name }) => name));

/** The column of a channel's overrides: of what is given, the settings that there are; null for none. Throws 400/4. */
export function overridesColumn(given: object = {}, path = 'data.config_overrides'): string | null {
  const entries = Object.entries(given).filter(([name]) => names.has(name));
  const overrides = checkFields(known, Object.fromEntries(entries), path);
  return Object.keys(overrides).length === 0 ? null : JSON.stringify(overrides);
}
