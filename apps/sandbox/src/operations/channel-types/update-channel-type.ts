import type { updateChannelType as Operation } from '@backchannel/chat-api/operations';
import { presentNewChannelType } from '../../present/channel-type.ts';
import { defaultGrants } from '@backchannel/chat-api/default-grants';
import { saveChannelType } from '../../store/channel-types.ts';
import type { ChannelTypeSettings, Grants } from '../../store/channel-types.ts';
import type { Handler } from '../handler.ts';
import { checkGrants, checkSettings } from './check-channel-type.ts';
import { requireChannelType } from './require-channel-type.ts';
import { policiesOf, settingsOf, withChosenPreferences } from './settings-of.ts';

// What can be taken back altogether, by null, by an empty text, or by 0.
const optional = new Set(['partition_ttl', 'partition_size', 'blocklist', 'blocklists', 'chat_preferences']);
const optionalOnes = new Set([...optional, 'allowed_flag_reasons', 'automod_thresholds', 'push_level']);

function changed(
  before: ChannelTypeSettings,
  given: Partial<ChannelTypeSettings>,
  cleared: readonly string[],
): ChannelTypeSettings {
  const after = withChosenPreferences({
    ...before,
    ...given,
    ...(given.chat_preferences && {
      chat_preferences: { ...before.chat_preferences, ...given.chat_preferences },
    }),
  });
  const empty = [...optional].filter((field) =>
    ['', 0].includes(Reflect.get(given, field) as string | number),
  );
  for (const field of [...cleared.filter((name) => optionalOnes.has(name)), ...empty])
    Reflect.deleteProperty(after, field);
  return after;
}

const builtInGrants: Readonly<Record<string, Grants>> = defaultGrants;

/**
 * Changes a channel type, for all of its channels at once. What is absent stays. Grants are replaced role by role (an
 * empty list leaves the role nothing), and null brings back the ones that the type began with.
 */
export const updateChannelType: Handler<typeof Operation> = (
  { params: { name }, body, cleared },
  context,
) => {
  const type = requireChannelType(context, name);
  const settings = settingsOf(body);
  checkSettings(context, settings);
  checkGrants(context, body.grants);
  const original = (Object.hasOwn(builtInGrants, name) && builtInGrants[name]) || defaultGrants.messaging;
  saveChannelType(
    context.db,
    {
      name,
      settings: changed(type.settings, settings, cleared),
      grants: cleared.includes('grants') ? original : { ...type.grants, ...body.grants },
      policies:
        body.permissions || cleared.includes('permissions') ? policiesOf(body.permissions) : type.policies,
    },
    context.clock.now(),
  );
  return presentNewChannelType(requireChannelType(context, name));
};
