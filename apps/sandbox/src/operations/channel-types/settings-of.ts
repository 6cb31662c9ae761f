import { typeSpecs } from '@backchannel/chat-api/spec';
import type { ChannelTypeSettings } from '../../store/channel-types.ts';

const fields = new Set(Object.keys(typeSpecs['ChannelConfig']?.properties ?? {}));
for (const own of ['name', 'created_at', 'updated_at']) fields.delete(own);

/** The settings among the fields of a request; whatever else it has is not theirs. */
export function settingsOf(body: object): Partial<ChannelTypeSettings> {
  const given = Object.entries(body).filter(([field]) => fields.has(field));
  const settings: Partial<ChannelTypeSettings> = Object.fromEntries(given);
  return settings.commands ? { ...settings, commands: [...new Set(settings.commands)] } : settings;
}
