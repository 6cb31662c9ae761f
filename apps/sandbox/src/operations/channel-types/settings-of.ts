import { typeSpecs } from '@backchannel/chat-api/spec';
import type { PolicyRequest, PolicyRequestInput } from '@backchannel/chat-api/types';
import type { ChannelTypeSettings } from '../../store/channel-types.ts';

const fields = new Set(Object.keys(typeSpecs['ChannelConfig']?.properties ?? {}));
for (const own of ['name', 'created_at', 'updated_at']) fields.delete(own);

/** The settings among the fields of a request; whatever else it has is not theirs. */
export function settingsOf(body: object): Partial<ChannelTypeSettings> {
  const given = Object.entries(body).filter(([field]) => fields.has(field));
  const settings: Partial<ChannelTypeSettings> = Object.fromEntries(given);
  return settings.commands ? { ...settings, commands: [...new Set(settings.commands)] } : settings;
}

/** Without the chat preferences that an empty text takes away, and without any when none is left. */
export function withChosenPreferences<Settings extends Partial<ChannelTypeSettings>>(
  settings: Settings,
): Settings {
  const { chat_preferences: preferences, ...others } = settings;
  const chosen = Object.entries(preferences ?? {}).filter(([, preference]) => preference !== '');
  if (chosen.length > 0) return { ...settings, chat_preferences: Object.fromEntries(chosen) };
  // Every setting but one that may be absent.
  return others as Settings;
}

/** Old permission rules as they are kept and answered. */
export const policiesOf = (given: readonly PolicyRequestInput[] = []): PolicyRequest[] =>
  given.map((rule) => ({ ...rule, resources: rule.resources ?? [], roles: rule.roles ?? [] }));
