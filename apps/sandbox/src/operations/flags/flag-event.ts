import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { emitUserEvent } from '../../events/emit.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { presentMessageFlag } from '../../present/flag.ts';
import { countFlags, USER_ENTITY } from '../../store/flags.ts';
import type { FlagRow } from '../../store/flags.ts';
import type { MessageRow } from '../../store/messages.ts';
import { compact } from '../../values.ts';

/** Tells that a message was flagged: by a user, or by automod (then by nobody). */
export const emitMessageFlagged = (context: Context, row: FlagRow, message: MessageRow): void =>
  emitMessageEvent(context, 'message.flagged', message, row.user_id || undefined, () => {
    const user = new UserBook(context).find(row.user_id || null);
    const { moderation_result: details, ...flag } = presentMessageFlag(row, {
      message: undefined,
      user,
      reviewedBy: undefined,
    });
    return compact({
      flag: { ...flag, target_message_id: row.entity_id },
      reason: row.reason ?? undefined,
      total_flags: countFlags(context.db, row.entity_type, row.entity_id),
      details,
    });
  });

/** Tells that a user was flagged, and by whom. */
export const emitUserFlagged = (context: Context, row: FlagRow): void =>
  emitUserEvent(context, 'user.flagged', row.user_id, () => ({
    target_user: new UserBook(context).get(row.entity_id),
    reason: row.reason ?? '',
    total_flags: countFlags(context.db, USER_ENTITY, row.entity_id),
  }));
