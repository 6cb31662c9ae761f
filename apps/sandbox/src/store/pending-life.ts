import type { EventHook } from '@backchannel/chat-api/types';
import type { Database } from '../db/database.ts';
import { appSettings } from './app.ts';
import { fromMillis } from '../time.ts';
import type { Micros } from '../time.ts';

const THREE_DAYS: Micros = 3 * 24 * 3600 * 1_000_000;

/** How long a message waits to be committed before it is forgotten: what the app's hook for these says, or three days. */
export function pendingLife(db: Database): Micros {
  // Stored by update_app alone, which has checked them.
  const hooks = (appSettings(db)['event_hooks'] ?? []) as EventHook[];
  const lives = hooks.flatMap(({ hook_type: kind, enabled, timeout_ms: timeout }) =>
    kind === 'pending_message' && enabled === true && timeout ? fromMillis(timeout) : [],
  );
  return lives.length > 0 ? Math.min(...lives) : THREE_DAYS;
}
