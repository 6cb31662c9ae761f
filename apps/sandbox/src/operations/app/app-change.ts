import type { BodyOf } from '@backchannel/chat-api';
import type { updateApp } from '@backchannel/chat-api/operations';
import type { EventHook } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { appDefaults } from '../../present/app.ts';
import { appGrants } from '@backchannel/chat-api/default-grants';
import type { AppSettings } from '../../store/app.ts';
import { toMicros, toWire } from '../../time.ts';
import { isObject } from '../../values.ts';
import { checkGrants } from '../channel-types/check-channel-type.ts';
import { checkHookUrl } from './hook-url.ts';
import { readHooks } from './read-hooks.ts';

type Change = BodyOf<typeof updateApp>;

const urls = [
  'webhook_url',
  'custom_action_handler_url',
  'before_message_send_hook_url',
  'moderation_webhook_url',
  'sqs_url',
] as const;

const providers = {
  apn_config: 'apn',
  firebase_config: 'firebase',
  huawei_config: 'huawei',
  xiaomi_config: 'xiaomi',
} as const;

const objectIn = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** What the app's answer gathers under `push_notifications`, the request has in five fields. */
function pushSettings(before: unknown, change: Change): Record<string, unknown> {
  const push: Record<string, unknown> = { ...appDefaults.push_notifications, ...objectIn(before) };
  for (const [field, name] of Object.entries(providers)) {
    const given = change[field as keyof typeof providers];
    if (given === undefined) continue;
    const { Disabled: disabled, ...rest } = given;
    push[name] = { ...objectIn(push[name]), ...rest, enabled: disabled !== true };
  }
  return { ...push, ...change.push_config };
}

function grantsOf(before: unknown, change: Record<string, string[]>): Record<string, unknown> {
  // Those that everybody begins with stand until grants are set for the first time: a role that was cleared stays so.
  const grants = { ...objectIn(before ?? appGrants), ...change };
  // A role without any grant is not listed.
  return Object.fromEntries(
    Object.entries(grants).filter(([, list]) => !Array.isArray(list) || list.length > 0),
  );
}

/**
 * The app's settings after a change: what is given replaces what was there, the list of hooks as a whole, grants
 * role by role, push providers field by field; null takes back what was set. Throws 400/4.
 */
export function changedSettings(
  context: Context,
  before: AppSettings,
  change: Change,
  cleared: readonly string[],
): AppSettings {
  for (const field of urls) checkHookUrl(change[field], field);
  checkHookUrl(
    change.async_moderation_config?.callback?.server_url,
    'async_moderation_config.callback.server_url',
  );
  const {
    event_hooks: hooks,
    grants,
    revoke_tokens_issued_before: revoked,
    push_config: push,
    ...rest
  } = change;
  const own: [string, unknown][] = Object.entries(rest).filter(([field]) => !Object.hasOwn(providers, field));
  const given = Object.fromEntries(own);
  const asked = push !== undefined || own.length < Object.keys(rest).length;
  // A role that is there no more can still be cleared.
  const granted = Object.entries(grants ?? {}).filter(([, list]) => list.length > 0);
  checkGrants(context, Object.fromEntries(granted));
  const kept = Object.fromEntries(Object.entries(before).filter(([field]) => !cleared.includes(field)));
  return {
    ...kept,
    ...given,
    ...(asked && { push_notifications: pushSettings(before['push_notifications'], change) }),
    ...(grants && { grants: grantsOf(before['grants'], grants) }),
    ...(revoked !== undefined && { revoke_tokens_issued_before: toWire(toMicros(revoked) ?? 0) }),
    ...(hooks && {
      // Stored here alone.
      event_hooks: readHooks(context, hooks, (before['event_hooks'] ?? []) as EventHook[]),
    }),
  };
}
