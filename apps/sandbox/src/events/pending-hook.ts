import { assembleMessages } from '../assemble/messages.ts';
import type { Context } from '../context.ts';
import { SERVER } from '../http/auth.ts';
import { insertEvent } from '../store/deliveries.ts';
import type { MessageRow } from '../store/messages.ts';
import { parseObject } from '../values.ts';
import { hooksOf } from './hooks.ts';

export type PendingMethod = 'PassOnPendingMessage' | 'DeletedPendingMessage';

/**
 * Calls the hooks for pending messages, which are no receivers of events: each method has an address of its own
 * below the hook's, and gets the message and what was sent along with it.
 */
export function callPendingHooks(context: Context, method: PendingMethod, row: MessageRow): void {
  const { db, clock, newId, request } = context;
  const hooks = hooksOf(db).filter((hook) => hook.kind === 'pending_message');
  if (context.unheard === true || hooks.length === 0) return;
  const [message] = assembleMessages(context, [row], { viewer: SERVER });
  const body = {
    message,
    metadata: parseObject(row.pending_metadata),
    ...(request && { request_info: request }),
  };
  const receivers = hooks.map(({ id: hookId, kind, target }) => ({ id: newId(), hookId, kind, target }));
  const event = { type: method, lane: row.cid, body: JSON.stringify(body), created_at: clock.now() };
  insertEvent(db, event, receivers);
  context.outbox.wake();
}
