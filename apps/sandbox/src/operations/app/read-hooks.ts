import type { BodyOf } from '@backchannel/chat-api';
import type { updateApp } from '@backchannel/chat-api/operations';
import type { EventHook } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { toWire } from '../../time.ts';
import { checkHookUrl } from './hook-url.ts';

type Given = NonNullable<BodyOf<typeof updateApp>['event_hooks']>[number];

const kinds = ['webhook', 'sqs', 'sns', 'pending_message'];
const LONGEST_TIMEOUT_MS = 15_000;
// For a pending message it is how long that waits, not how long a receiver may take.
const LONGEST_WAIT_MS = 30 * 24 * 3600 * 1000;

/** Where each kind of hook says where to. */
function checkTarget(hook: Given, path: string): void {
  const required = (field: 'webhook_url' | 'sqs_queue_url' | 'sns_topic_arn'): void => {
    if ((hook[field] ?? '') === '') throw inputError(`"${path}.${field}" is a required field`);
  };
  if (hook.hook_type === 'webhook') required('webhook_url');
  if (hook.hook_type === 'sqs') required('sqs_queue_url');
  if (hook.hook_type === 'sns') required('sns_topic_arn');
  checkHookUrl(hook.webhook_url, `${path}.webhook_url`);
  checkHookUrl(hook.callback?.server_url, `${path}.callback.server_url`);
}

/**
 * The hooks as they are stored: each with an id, the types that it wants, and since when it is there. Those that
 * `before` has under the same id keep that moment. Throws 400/4 for a hook that could not be served.
 */
export function readHooks(
  { clock, newId }: Context,
  hooks: readonly Given[],
  before: readonly EventHook[],
): EventHook[] {
  const now = toWire(clock.now());
  const seen = new Set<string>();
  return hooks.map((hook, index) => {
    const path = `event_hooks[${index}]`;
    const { hook_type: kind, timeout_ms: timeout = 0 } = hook;
    if (kind === undefined || !kinds.includes(kind))
      throw inputError(
        `field "${path}.hook_type" must be one of [${kinds.join(' ')}] but got "${kind ?? ''}"`,
      );
    checkTarget(hook, path);
    const longest = kind === 'pending_message' ? LONGEST_WAIT_MS : LONGEST_TIMEOUT_MS;
    if (timeout < 0 || timeout > longest)
      throw inputError(`field "${path}.timeout_ms" must be between 0 and ${longest}`);
    const id = hook.id === undefined || hook.id === '' ? newId() : hook.id;
    if (seen.has(id)) throw inputError(`field "${path}.id" repeats the id "${id}"`);
    seen.add(id);
    const known = before.find((entry) => entry.id === id);
    return {
      ...hook,
      id,
      enabled: hook.enabled ?? true,
      event_types: hook.event_types ?? [],
      created_at: known?.created_at ?? now,
      updated_at: now,
    };
  });
}
