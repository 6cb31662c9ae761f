import type { Context } from '../../context.ts';
import { defineDueWork } from '../../due/due-work.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { callPendingHooks } from '../../events/pending-hook.ts';
import type { PendingMethod } from '../../events/pending-hook.ts';
import { removeByIds } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { nextPinExpiry, oldestPending, pendingUntil, unpinExpired } from '../../store/message-expiry.ts';
import { parseObject } from '../../values.ts';
import { pendingLife } from '../../store/pending-life.ts';

const PINS_AT_ONCE = 500;
const PENDING_AT_ONCE = 100;

// Whoever reads sees a pin that has run out as none anyway; this is for who looks for pins. It is no news.
defineDueWork({
  kind: 'pin',
  next: ({ db }) => nextPinExpiry(db),
  run: ({ db }, at) => unpinExpired(db, at, PINS_AT_ONCE),
});

// Nobody but its author has seen a message that was never committed.
defineDueWork({
  kind: 'pending message',
  next({ db }) {
    const oldest = oldestPending(db);
    return oldest === undefined ? undefined : oldest + pendingLife(db);
  },
  run(context, at) {
    for (const row of pendingUntil(context.db, at - pendingLife(context.db), PENDING_AT_ONCE)) {
      emitPending(context, row, 'DeletedPendingMessage');
      removeByIds(context.db, [row.id]);
    }
  },
});

/** Tells the app's server of a message that waits for its word, or has waited in vain. */
export function emitPending(context: Context, row: MessageRow, method: PendingMethod): void {
  callPendingHooks(context, method, row);
  emitMessageEvent(context, 'message.pending', row, row.user_id, {
    method,
    metadata: parseObject(row.pending_metadata),
  });
}

/** Sees to it that what a message's row says of its end comes about. */
export function watchExpiry({ due }: Context, row: MessageRow): void {
  if (row.pending === 1 || row.pin_expires !== null) due.wake();
}
