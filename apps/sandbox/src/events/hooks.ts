import type { AsyncModerationConfiguration, EventHook } from '@backchannel/chat-api/types';
import type { Database } from '../db/database.ts';
import { appSettings } from '../store/app.ts';
import type { AppSettings } from '../store/app.ts';
import { isOwnType } from './own-types.ts';

/**
 * Somebody who is told of events: a URL, or a queue or topic of which the sandbox only keeps a record. Hooks for
 * pending messages are called instead, see pending-hook.ts.
 */
export interface Hook {
  id: string;
  kind: 'webhook' | 'sqs' | 'sns' | 'pending_message';
  /** Where to; for a queue or topic its name. */
  target: string;
  /** The types it wants; empty means all. */
  types: ReadonlySet<string>;
  /** Whether it wants no types that clients make up. */
  ownOnly?: boolean | undefined;
  timeoutMs: number;
}

const TIMEOUT_MS = 6000;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

const targets = { webhook: 'webhook_url', sqs: 'sqs_queue_url', sns: 'sns_topic_arn' } as const;
const isKind = (kind: string | undefined): kind is keyof typeof targets =>
  kind !== undefined && Object.hasOwn(targets, kind);

const CALLS_NOBODY = 'CALLBACK_MODE_NONE';

/** The one for pending messages, which is called below its address. Its time-out is how long messages wait. */
function forPending(id: string, callback: EventHook['callback'], url = ''): Hook[] {
  const { server_url: own = '', mode } = callback ?? {};
  // With a mode alone, the hook's own address is meant.
  const target = own === '' && mode !== undefined ? url : own;
  if (target === '' || mode === CALLS_NOBODY) return [];
  return [{ id, kind: 'pending_message', target, types: new Set(), timeoutMs: TIMEOUT_MS }];
}

const ofChat = ({ product = 'all' }: EventHook): boolean => ['all', 'chat', ''].includes(product);

function fromList(hooks: readonly EventHook[]): Hook[] {
  return hooks.flatMap((hook): Hook[] => {
    const { hook_type: kind, enabled, id = '', event_types: types, timeout_ms: timeoutMs } = hook;
    if (enabled !== true || !ofChat(hook)) return [];
    if (kind === 'pending_message') return forPending(id, hook.callback, hook.webhook_url);
    if (!isKind(kind)) return [];
    const target = text(hook[targets[kind]]);
    return target === ''
      ? []
      : [
          {
            id,
            kind,
            target,
            types: new Set(types),
            ownOnly: hook.should_send_custom_events === false,
            timeoutMs: timeoutMs || TIMEOUT_MS,
          },
        ];
  });
}

// The settings from before there were hooks: one of each kind, and one choice of types for the webhook.
function fromOldSettings(settings: AppSettings): Hook[] {
  const old = (kind: Hook['kind'], target: string, types: string[] = []): Hook[] =>
    target === ''
      ? []
      : [{ id: `${kind}-settings`, kind, target, types: new Set(types), timeoutMs: TIMEOUT_MS }];
  return [
    ...old('webhook', text(settings['webhook_url']), texts(settings['webhook_events'])),
    ...old('sqs', text(settings['sqs_url'])),
    ...old('sns', text(settings['sns_topic_arn'])),
    // Stored by update_app alone, in this shape.
    ...forPending(
      'pending-settings',
      (settings['async_moderation_config'] as AsyncModerationConfiguration | undefined)?.callback,
    ),
  ];
}

const known = new WeakMap<AppSettings, readonly Hook[]>();

/** The hooks that are switched on. */
export function hooksOf(db: Database): readonly Hook[] {
  const settings = appSettings(db);
  let hooks = known.get(settings);
  if (!hooks) {
    // Stored by update_app alone, which has checked them.
    const list = (settings['event_hooks'] ?? []) as EventHook[];
    hooks = [...fromList(list), ...fromOldSettings(settings)];
    known.set(settings, hooks);
  }
  return hooks;
}

const wants = ({ kind, types, ownOnly = false }: Hook, type: string): boolean =>
  kind !== 'pending_message' &&
  (types.size === 0 || types.has(type) || types.has('*')) &&
  (!ownOnly || isOwnType(type));

/** Those who want to hear of events of a type. */
export const hooksFor = (db: Database, type: string): Hook[] =>
  hooksOf(db).filter((hook) => wants(hook, type));
