import type { unreadCountsBatch as Operation } from '@backchannel/chat-api/operations';
import { assembleUnreadCounts } from '../../assemble/unread-counts.ts';
import { missingUsers } from '../../store/users.ts';
import type { Handler } from '../handler.ts';

/** Users who do not exist are simply not in the answer. */
export const unreadCountsBatch: Handler<typeof Operation> = ({ body }, context) => {
  const missing = new Set(missingUsers(context.db, body.user_ids));
  const ids = [...new Set(body.user_ids)].filter((id) => !missing.has(id));
  return { counts_by_user: Object.fromEntries(ids.map((id) => [id, assembleUnreadCounts(context, id)])) };
};
