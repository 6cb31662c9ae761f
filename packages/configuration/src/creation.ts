import { defaultGrants } from '@backchannel/chat-api/default-grants';
import { fieldOf } from './fields.ts';
import { updateBody } from './request.ts';
import { isObject, type Json, type Settings } from './settings.ts';

/** Settings that a channel type can be given only once it is there. A test holds them against the contract. */
export const onlyUpdated: ReadonlySet<string> = new Set([
  'allowed_flag_reasons',
  'automod_thresholds',
  'quotes',
  'reminders',
]);

/** A value that `automod_behavior` can have later, and not at the beginning. */
const laterBehaviour = 'shadow_block';

/** A new type begins with the grants of `messaging`: a role of these that is to have none is given an empty list. */
const withoutDefaults: Readonly<Record<string, Json>> = Object.fromEntries(
  Object.keys(defaultGrants.messaging).map((role) => [role, []]),
);

/**
 * The body of `create_channel_type` that makes a type with these settings, and `rest`, the body of the update after it
 * that sets what creating cannot; empty when there is nothing of that.
 */
export function creationOfType(
  name: string,
  settings: Settings,
): { body: Record<string, Json>; rest: Record<string, Json> } {
  const isLater = ([key, value]: [string, Json]): boolean =>
    onlyUpdated.has(key) || (key === 'automod_behavior' && value === laterBehaviour);
  // What the contract does not know, no request can set.
  const entries = Object.entries(settings).filter(([key]) => fieldOf(key) !== undefined);
  const body: Record<string, Json> = {
    name,
    ...Object.fromEntries(entries.filter((entry) => !isLater(entry))),
    ...(settings['automod_behavior'] === laterBehaviour && { automod_behavior: 'flag' }),
    ...(isObject(settings['grants']) && { grants: { ...withoutDefaults, ...settings['grants'] } }),
  };
  const later = Object.fromEntries(entries.filter(isLater));
  return {
    body,
    rest: Object.keys(later).length === 0 ? {} : { ...updateBody(settings, settings), ...later },
  };
}
